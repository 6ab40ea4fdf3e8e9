package dev.lull.coordinator.receive;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one call.
 *
 * @param length as announced; -1 when it was not
 * @param checksum what they must have; null for anything
 */
public record Body(InputStream bytes, long length, @Nullable BodyChecksum checksum) {}
