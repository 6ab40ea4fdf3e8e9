package dev.lull.upload;

import dev.lull.common.media.Checksum;
import dev.lull.common.media.MediaFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;

/**
 * The original of a converted file that has other content than was submitted. A worker that converts looks at size and
 * time, which a replacement can keep; the system's own time of its last change cannot be kept.
 */
final class ReplacedOriginal {

    private ReplacedOriginal() {}

    /** The checksum of what is there instead; empty when it is the same, or that cannot be told. */
    static Optional<String> of(MediaFile file) {
        if (file.convertedAt() == null
                || file.sha256() == null
                || !file.source().startsWith("/")) {
            return Optional.empty();
        }
        Path source = Path.of(file.source());
        try {
            return changed(source).isAfter(file.submittedAt())
                    ? Optional.of(Checksum.of(source)).filter(now -> !now.equals(file.sha256()))
                    : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static Instant changed(Path source) throws IOException {
        return source.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? ((FileTime) Files.getAttribute(source, "unix:ctime")).toInstant()
                : Files.getLastModifiedTime(source).toInstant();
    }
}
