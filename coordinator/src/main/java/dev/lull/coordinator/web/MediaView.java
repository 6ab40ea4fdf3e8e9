package dev.lull.coordinator.web;

import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.MediaFile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file as callers see it, over HTTP and in the file that {@code run --json} writes.
 *
 * @param compatible whether a video could be uploaded as it is; null for everything else
 * @param plan how much was made anew; {@code none} when nothing
 * @param result the target's name for the uploaded file
 */
public record MediaView(
        String id,
        String source,
        String name,
        String kind,
        @Nullable Boolean compatible,
        String plan,
        int segments,
        String state,
        @Nullable String reason,
        @Nullable String result,
        Instant submittedAt,
        @Nullable Instant convertedAt,
        @Nullable Instant uploadedAt) {

    /** As the API answers: a result in the target folder is named from there, as callers never named that folder. */
    static MediaView below(String target, MediaFile file) {
        MediaView view = of(file);
        String folder = target.endsWith("/") ? target : target + "/";
        return view.result == null || !view.result.startsWith(folder)
                ? view
                : new MediaView(
                        view.id,
                        view.source,
                        view.name,
                        view.kind,
                        view.compatible,
                        view.plan,
                        view.segments,
                        view.state,
                        view.reason,
                        view.result.substring(folder.length()),
                        view.submittedAt,
                        view.convertedAt,
                        view.uploadedAt);
    }

    /** As the target's owner sees it. */
    public static MediaView of(MediaFile file) {
        ConversionKind plan = file.plan() == null ? ConversionKind.NONE : file.plan();
        return new MediaView(
                file.id(),
                file.source(),
                file.name(),
                file.kind().wireName(),
                file.compatible(),
                plan.wireName(),
                file.segments(),
                file.state().wireName(),
                file.reason(),
                file.result(),
                file.submittedAt(),
                file.convertedAt(),
                file.uploadedAt());
    }
}
