package dev.lull.upload.targets;

import dev.lull.common.media.CaptureTime;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
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
 * @param captured when it was taken, as it says itself; null where it does not
 * @param dated the date of its place, where the target sorts by date: when the original, or of a sidecar the file that
 *     it belongs to, was last changed
 * @param caption what people should read with it, where the target shows such a text; an album shows that of its first
 *     file. Null for none
 * @param permissions of the original: where files have any, the target gives nobody more; null where it has none
 */
public record Upload(
        String media,
        String name,
        Path file,
        long size,
        String sha256,
        String contentType,
        Instant modified,
        @Nullable CaptureTime captured,
        Instant dated,
        @Nullable String caption,
        @Nullable Set<PosixFilePermission> permissions) {

    public Upload(
            String media, String name, Path file, long size, String sha256, String contentType, Instant modified) {
        this(media, name, file, size, sha256, contentType, modified, null, modified, null, null);
    }

    /** The same with this caption. */
    public Upload captioned(String text) {
        return new Upload(media, name, file, size, sha256, contentType, modified, captured, dated, text, permissions);
    }

    /** The same with this capture time. */
    public Upload captured(@Nullable CaptureTime at) {
        return new Upload(media, name, file, size, sha256, contentType, modified, at, dated, caption, permissions);
    }

    /** The same at the place of this date. */
    public Upload dated(Instant date) {
        return new Upload(media, name, file, size, sha256, contentType, modified, captured, date, caption, permissions);
    }

    /** The same of an original with these permissions. */
    public Upload permitted(@Nullable Set<PosixFilePermission> ofOriginal) {
        return new Upload(media, name, file, size, sha256, contentType, modified, captured, dated, caption, ofOriginal);
    }

    /** The day it belongs to: that of its capture where it was taken, otherwise of its date, in UTC. */
    public LocalDate day() {
        return captured == null ? LocalDate.ofInstant(dated, ZoneOffset.UTC) : captured.day();
    }
}
