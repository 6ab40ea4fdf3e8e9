package dev.lull.coordinator.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an archive.
 *
 * @param path as the archive says, as text; not to be trusted
 * @param modified null where the archive does not say
 */
public record ArchiveEntry(String path, Kind kind, @Nullable Instant modified) {

    /** What there is in archives. */
    public enum Kind {
        FILE,
        FOLDER,
        /** Symbolic or hard. */
        LINK,
        /** A device or a pipe. */
        SPECIAL
    }
}
