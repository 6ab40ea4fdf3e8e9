package dev.lull.coordinator.reconcile;

import dev.lull.common.ledger.SubmissionLedger;
import dev.lull.common.media.MediaFile;
import java.util.HashMap;
import java.util.Map;

/**
 * Which submissions have been read to their end, of those this round has asked for. While the intake is at work, a file
 * may be waiting for its turn, its album to be full, or the ready files of its submission.
 */
final class Dispatched {

    private final SubmissionLedger submissions;
    private final Map<String, Boolean> known = new HashMap<>();

    Dispatched(SubmissionLedger submissions) {
        this.submissions = submissions;
    }

    /** A submission that has expired counts: its files will not be read again. */
    boolean is(MediaFile file) {
        return known.computeIfAbsent(
                file.submission(),
                id -> submissions
                        .find(id)
                        .map(submission -> submission.dispatched() != null)
                        .orElse(true));
    }
}
