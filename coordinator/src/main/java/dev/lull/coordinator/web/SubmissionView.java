package dev.lull.coordinator.web;

import dev.lull.common.ledger.Submission;
import dev.lull.common.media.MediaState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A submission as callers see it.
 *
 * @param counts files by the word of their state; states without files are left out
 */
public record SubmissionView(
        String id,
        List<String> paths,
        Map<String, Long> counts,
        long files,
        long settledFiles,
        String priority,
        Instant startedAt,
        @Nullable Instant dispatchedAt,
        @Nullable Instant settledAt) {

    public static SubmissionView of(Submission submission) {
        return new SubmissionView(
                submission.id(),
                submission.paths(),
                counts(submission.counts()),
                submission.files(),
                submission.settledFiles(),
                submission.priority().wireName(),
                submission.started(),
                submission.dispatched(),
                submission.settled());
    }

    /** In the order of the journey. */
    public static Map<String, Long> counts(Map<MediaState, Long> byState) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (MediaState state : MediaState.values()) {
            long files = byState.getOrDefault(state, 0L);
            if (files > 0) {
                counts.put(state.wireName(), files);
            }
        }
        return counts;
    }
}
