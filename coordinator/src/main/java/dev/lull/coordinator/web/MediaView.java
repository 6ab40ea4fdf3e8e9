package dev.lull.coordinator.web;

import dev.lull.common.media.Capture;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Loss;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.Track;
import dev.lull.common.store.TargetTemplate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file as callers see it, over HTTP and in the file that {@code run --json} writes.
 *
 * @param contentType by content; null until it was read
 * @param size bytes of the original; 0 until it was read
 * @param sha256 of the original; null until it was read
 * @param modifiedAt when the original was last changed, as it was read
 * @param owner id of the file with the same content that this one waits for, or is a duplicate of
 * @param sidecarOf id of the file that it goes with
 * @param attempts how often its last step was tried
 * @param compatible whether a video could be uploaded as it is; null for everything else
 * @param plan how much was made anew; {@code none} when nothing
 * @param capturedAt when it was taken, local time there, with the offset where that is known
 * @param capturedPlace latitude and longitude in degrees
 * @param container of a video, as ffmpeg calls it
 * @param durationSeconds as its container declares it
 * @param tracks what is in a video, those that are shown and heard first
 * @param lost what the converted file does not hold, and why
 * @param kept what the converted file holds, in words; null when it is not converted
 * @param ssim how alike the frames of the converted file are that were compared with the original's, the lowest of
 *     them; 1 for equality, null when it is not converted
 * @param result the target's name for the uploaded file
 * @param original what {@code upload.after} did with the original; null while nothing was done
 */
public record MediaView(
        String id,
        String submission,
        String source,
        String name,
        String kind,
        @Nullable String contentType,
        long size,
        @Nullable String sha256,
        @Nullable Instant modifiedAt,
        @Nullable String owner,
        @Nullable String sidecarOf,
        int attempts,
        @Nullable Boolean compatible,
        String plan,
        int segments,
        String state,
        @Nullable String reason,
        @Nullable String capturedAt,
        @Nullable String capturedPlace,
        @Nullable String camera,
        @Nullable String container,
        @Nullable Double durationSeconds,
        List<Track> tracks,
        List<Loss> lost,
        @Nullable String kept,
        @Nullable Double ssim,
        @Nullable String result,
        @Nullable String original,
        Instant submittedAt,
        @Nullable Instant convertedAt,
        @Nullable Instant uploadedAt) {

    /**
     * As the API answers. Callers never named the target, nor the folder that originals are moved to: a result in the
     * target folder is named from there, and of a moved original only that is said.
     */
    static MediaView below(String target, MediaFile file) {
        String original = file.original() == null ? null : file.original().replaceFirst("^moved to (?s:.*)", "moved");
        return of(file, below(target, file.result()), original);
    }

    /** The name of a result from the target folder on; that of any other target as it is. */
    static @Nullable String below(String target, @Nullable String result) {
        String fixed = TargetTemplate.of(target).fixed();
        String folder = fixed.endsWith("/") ? fixed : fixed + "/";
        return result != null && result.startsWith(folder) ? result.substring(folder.length()) : result;
    }

    /** As the target's owner sees it. */
    public static MediaView of(MediaFile file) {
        return of(file, file.result(), file.original());
    }

    private static MediaView of(MediaFile file, @Nullable String result, @Nullable String original) {
        Capture capture = file.capture();
        ConversionKind plan = file.plan() == null ? ConversionKind.NONE : file.plan();
        return new MediaView(
                file.id(),
                file.submission(),
                file.source(),
                file.name(),
                file.kind().wireName(),
                file.contentType(),
                file.size(),
                file.sha256(),
                file.modified(),
                file.owner(),
                file.sidecarOf(),
                file.attempts(),
                file.compatible(),
                plan.wireName(),
                file.segments(),
                file.state().wireName(),
                file.reason(),
                capture.at() == null ? null : capture.at().toString(),
                capture.place(),
                capture.camera(),
                file.tracks().container(),
                file.tracks().duration() > 0 ? file.tracks().duration() : null,
                file.tracks().all(),
                file.lost(),
                file.kept(),
                file.ssim(),
                result,
                original,
                file.submittedAt(),
                file.convertedAt(),
                file.uploadedAt());
    }
}
