package dev.lull.coordinator.reconcile;

import dev.lull.common.ledger.SeparateEntries;
import dev.lull.common.ledger.Submission;
import dev.lull.common.ledger.SubmissionLedger;
import dev.lull.common.media.MediaState;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Submissions whose files have gone further without their following: a process died before it counted a file, or before
 * it settled the submission.
 */
final class UnsettledSubmissions {

    private final SubmissionLedger submissions;
    private final Consumer<String> cancelled;
    private final Clock clock;
    private Map<String, Map<MediaState, Long>> before = Map.of();

    /** @param cancelled cancels all files of a submission, again */
    UnsettledSubmissions(SubmissionLedger submissions, Consumer<String> cancelled, Clock clock) {
        this.submissions = submissions;
        this.cancelled = cancelled;
        this.clock = clock;
    }

    /**
     * Counts those anew that stand still, and cancels what the walk of a cancelled one found last. Comes first in a
     * round: the index by state follows as well, and nothing that is cancelled is taken for lost.
     */
    void repair() {
        Map<String, Map<MediaState, Long>> counts = new HashMap<>();
        SeparateEntries.forEach(submissions.unsettled(), submission -> {
            counts.put(submission.id(), submission.counts());
            if (submission.dispatched() != null && isQuiet(submission)) {
                submissions.recount(submission.id());
            }
            if (submission.cancelled() != null) {
                cancelled.accept(submission.id());
            }
        });
        before = counts;
    }

    void settle() {
        SeparateEntries.forEach(
                submissions.unsettled(), submission -> submissions.settleIfDone(submission.id(), clock.instant()));
    }

    /** While its counts change, those that come to an end need no recount yet. */
    private boolean isQuiet(Submission submission) {
        return submission.counts().equals(before.getOrDefault(submission.id(), submission.counts()));
    }
}
