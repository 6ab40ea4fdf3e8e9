package dev.lull.coordinator.intake;

import dev.lull.common.media.StateChange;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Something a walk came across.
 *
 * @param source absolute path, or what was given in place of one
 * @param name where it goes below the target
 * @param file what to read; null when there is nothing to read
 * @param verdict what becomes of it when that is clear without reading; null for a file to be read
 */
record Found(
        String source,
        String name,
        @Nullable Path file,
        @Nullable StateChange verdict) {

    static Found file(Path file, String name) {
        return new Found(file.toString(), name, file, null);
    }

    static Found odd(String source, String name, StateChange verdict) {
        return new Found(source, name, null, verdict);
    }
}
