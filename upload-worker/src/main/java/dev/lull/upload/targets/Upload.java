package dev.lull.upload.targets;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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
 * @param dated the date of its place, where the target sorts by date: when the original, or of a sidecar the file that
 *     it belongs to, was last changed
 * @param caption what people should read with it, where the target shows such a text; an album shows that of its first
 *     file. Null for none
 */
public record Upload(
        String media,
        String name,
        Path file,
        long size,
        String sha256,
        String contentType,
        Instant modified,
        Instant dated,
        @Nullable String caption) {

    public Upload(
            String media, String name, Path file, long size, String sha256, String contentType, Instant modified) {
        this(media, name, file, size, sha256, contentType, modified, modified, null);
    }

    /** The same with this caption. */
    public Upload captioned(String text) {
        return new Upload(media, name, file, size, sha256, contentType, modified, dated, text);
    }

    /** The same at the place of this date. */
    public Upload dated(Instant date) {
        return new Upload(media, name, file, size, sha256, contentType, modified, date, caption);
    }
}
