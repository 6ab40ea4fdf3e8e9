package dev.lull.coordinator.reconcile;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.queue.TaskQueue;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that should be on their way to the target while nothing is on its way. */
final class LostUploads {

    private static final Logger log = LoggerFactory.getLogger(LostUploads.class);
    private static final int PAGE = 500;

    /** Rounds in which a file is found like this before it is published again, and between two more times. */
    private static final int ROUNDS = 2;

    private static final int ROUNDS_BETWEEN = 20;

    private final Ledger ledger;
    private final TaskQueue queue;
    private Map<String, Integer> seen = new HashMap<>();

    LostUploads(Ledger ledger, TaskQueue queue) {
        this.ledger = ledger;
        this.queue = queue;
    }

    void recover() {
        Map<String, Integer> stuck = new HashMap<>();
        if (queue.uploadLag().read().waiting() == 0) {
            for (MediaState state : List.of(MediaState.QUEUED, MediaState.CONVERTED)) {
                for (MediaFile file : ledger.media().inState(state, 0, PAGE)) {
                    int rounds = seen.getOrDefault(file.id(), 0) + 1;
                    stuck.put(file.id(), rounds);
                    if (rounds % ROUNDS_BETWEEN == ROUNDS && dispatched(file)) {
                        publishAgain(file, 1 + (rounds + ROUNDS_BETWEEN) / ROUNDS_BETWEEN);
                    }
                }
            }
        }
        seen = stuck;
    }

    /** While the intake is at work, a queued image may be waiting for its album to be full. */
    private boolean dispatched(MediaFile file) {
        return ledger.submissions()
                .find(file.submission())
                .map(submission -> submission.dispatched() != null)
                .orElse(true);
    }

    private void publishAgain(MediaFile file, int attempt) {
        UploadPriority priority = UploadPriority.CONVERTED;
        if (file.state() == MediaState.QUEUED) {
            priority = file.kind() == MediaKind.IMAGE ? UploadPriority.IMAGES : UploadPriority.VIDEOS;
        }
        log.info(
                "{} is {} and in no queue, publishing it again",
                file.name(),
                file.state().word());
        queue.publisher().publish(new UploadTask(priority, file.submission(), List.of(file.id()), attempt));
    }
}
