package dev.lull.coordinator.archive;

import java.util.Map;
import java.util.Optional;

/** The formats that are unpacked, by their first bytes. */
public enum ArchiveFormat {
    ZIP,
    TAR,
    /** This and the next three are one compressed file, which has to be a tar. */
    GZIP,
    BZIP2,
    XZ,
    ZSTD,
    SEVEN_ZIP,
    RAR;

    private static final Map<String, ArchiveFormat> BY_TYPE = Map.ofEntries(
            Map.entry("application/zip", ZIP),
            Map.entry("application/x-tar", TAR),
            Map.entry("application/x-gtar", TAR),
            Map.entry("application/gzip", GZIP),
            Map.entry("application/x-bzip2", BZIP2),
            Map.entry("application/x-xz", XZ),
            Map.entry("application/zstd", ZSTD),
            Map.entry("application/x-7z-compressed", SEVEN_ZIP),
            Map.entry("application/x-rar-compressed", RAR));

    /** The format of this MIME type, as told by content; parameters behind a semicolon do not matter. */
    public static Optional<ArchiveFormat> of(String contentType) {
        return Optional.ofNullable(BY_TYPE.get(contentType.split(";", 2)[0].strip()));
    }
}
