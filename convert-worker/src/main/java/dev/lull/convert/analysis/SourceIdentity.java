package dev.lull.convert.analysis;

import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaFile;
import dev.lull.common.store.IoErrors;
import dev.lull.common.store.SourceFiles;
import java.io.IOException;
import java.time.Instant;

/**
 * Which bytes a plan is about.
 *
 * @param source names the original
 * @param sha256 of its content when it was submitted; empty when that was not read
 */
public record SourceIdentity(String source, String sha256, long size, Instant modified) {

    /**
     * Reads the original now.
     *
     * @throws Failure.Permanent when it is gone, or no longer what was submitted
     * @throws Failure.Transient when it cannot be reached
     */
    public static SourceIdentity of(MediaFile media, SourceFiles files) throws Failure, InterruptedException {
        SourceFiles.State now;
        try {
            now = files.stat(media.source())
                    .orElseThrow(() -> new Failure.Permanent("the source is gone: " + media.source()));
        } catch (IOException e) {
            throw IoErrors.of("the source cannot be reached", e);
        }
        if (media.size() > 0 && now.size() != media.size()) {
            throw new Failure.Permanent(
                    "the source changed since it was submitted: " + now.size() + " bytes, not " + media.size());
        }
        String sha256 = media.sha256() == null ? "" : media.sha256();
        return new SourceIdentity(media.source(), sha256, now.size(), now.changed());
    }
}
