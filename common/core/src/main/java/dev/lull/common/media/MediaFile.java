package dev.lull.common.media;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file's life as the ledger knows it.
 *
 * @param id stable for the same submission and source, so that looking at a folder twice finds the same files
 * @param submission the submission it came with
 * @param source absolute path, or store URI, of the original
 * @param name where it goes below the target, {@code /} between folders, never absolute, no {@code ..}
 * @param kind {@link MediaKind#OTHER} until it has been looked at
 * @param contentType MIME type by content; null until known
 * @param size bytes of the original; 0 until known
 * @param sha256 lower-case hex of the original's content; null until read
 * @param modified when the original was last changed, as it was read; null until then
 * @param compatible whether a video may be uploaded as it is; null for everything else
 * @param plan how the video is converted; null while not planned
 * @param segments units the video was cut into; 0 while not planned
 * @param reason one line that says why the file is in its state; null where the state says it all
 * @param owner the file with the same content that this one waits for, or is a duplicate of; null for none
 * @param result where the file arrived: the target's own name for it; null before
 * @param attempts how often the last step was tried
 * @param lastSend null when it was never sent, or only to targets that recognise what they have
 * @param original what became of the original: {@code deleted}, {@code moved to …}, {@code kept: why}; null while
 *     nothing was done with it
 * @param convertedAt when the converted file was verified
 * @param uploadedAt when the target acknowledged it
 * @param capture when, where and with what it was taken, as the original says
 * @param tracks what is in a video, as it says
 * @param lost what the converted file does not hold; empty when it holds everything, and before it is converted
 * @param kept what the converted file holds, in one line of words; null when it is not converted
 * @param ssim the lowest structural similarity of its frames that were compared with the original's, 1 for equality;
 *     null when it is not converted
 * @param sidecarOf id of the file beside which it was found, and beside whose content it is delivered once that has
 *     arrived; null for what is no sidecar
 * @param sidecarContent what the content of a sidecar is claimed by: its checksum and the file it belongs to, as equal
 *     sidecars of different files are no duplicates; null for what is no sidecar
 */
public record MediaFile(
        String id,
        String submission,
        String source,
        String name,
        MediaKind kind,
        @Nullable String contentType,
        long size,
        @Nullable String sha256,
        @Nullable Instant modified,
        @Nullable Boolean compatible,
        @Nullable ConversionKind plan,
        int segments,
        MediaState state,
        @Nullable String reason,
        @Nullable String owner,
        @Nullable String result,
        int attempts,
        @Nullable SendAttempt lastSend,
        @Nullable String original,
        Instant submittedAt,
        @Nullable Instant convertedAt,
        @Nullable Instant uploadedAt,
        Capture capture,
        Tracks tracks,
        List<Loss> lost,
        @Nullable String kept,
        @Nullable Double ssim,
        @Nullable String sidecarOf,
        @Nullable String sidecarContent) {

    public MediaFile {
        lost = List.copyOf(lost);
    }

    /** What its content is claimed by, once it was read. */
    public @Nullable String content() {
        return sidecarContent == null ? sha256 : sidecarContent;
    }
}
