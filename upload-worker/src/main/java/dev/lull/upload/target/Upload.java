package dev.lull.upload.target;

import java.nio.file.Path;
import java.time.Instant;

/**
 * One file to bring to the target.
 *
 * @param media its id, the same at every try
 * @param name where it should go below the target, {@code /} between folders; not to be trusted
 * @param file its bytes, readable here
 * @param size bytes it had when it was looked at
 * @param sha256 lower-case hex of the content it had when it was looked at
 * @param contentType MIME type by content
 * @param modified when the original was last changed
 */
public record Upload(
        String media, String name, Path file, long size, String sha256, String contentType, Instant modified) {}
