package dev.lull.convert.analysis;

import dev.lull.common.media.Checksum;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaFile;
import dev.lull.common.store.SourceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Which bytes a plan is about.
 *
 * @param source names the original
 * @param sha256 of its content when it was submitted; empty when that was not read
 */
public record SourceIdentity(String source, String sha256, long size, Instant modified) {

    /** Equal for equal bytes. */
    public String fingerprint() {
        return Checksum.of(String.join("\n", sha256, Long.toString(size), modified.toString()));
    }

    /** That of a local file as it is now, which is read for it. */
    public static SourceIdentity of(Path file) throws IOException {
        Instant modified = Files.getLastModifiedTime(file).toInstant();
        return new SourceIdentity(file.toString(), Checksum.of(file), Files.size(file), modified);
    }

    /**
     * Reads the original now.
     *
     * @throws UnreadableSource when this worker cannot
     * @throws Failure.Permanent when it is no longer what was submitted
     */
    static SourceIdentity of(MediaFile media, SourceFiles files)
            throws UnreadableSource, Failure.Permanent, InterruptedException {
        SourceFiles.State now;
        try {
            now = files.requireReadable(media.source());
        } catch (IOException e) {
            throw UnreadableSource.of(media.source(), e, files);
        }
        if (media.size() > 0 && now.size() != media.size()) {
            throw new SourceChanged(now.size() + " bytes, not " + media.size()).failure();
        }
        String sha256 = media.sha256() == null ? "" : media.sha256();
        return new SourceIdentity(media.source(), sha256, now.size(), now.changed());
    }
}
