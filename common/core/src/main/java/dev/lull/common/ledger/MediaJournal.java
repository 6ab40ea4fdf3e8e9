package dev.lull.common.ledger;

import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.task.MediaEvent;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import java.time.Clock;
import java.util.List;

/**
 * Changes states and publishes each change: first the ledger, then one event on {@code media.events}. When a file is
 * settled, however that came, its sidecars, which wait for that, are published.
 */
public final class MediaJournal {

    private final MediaLedger ledger;
    private final TaskPublisher publisher;
    private final String worker;
    private final Clock clock;

    /** Writes as {@code worker}, the name of this process in events. */
    public MediaJournal(MediaLedger ledger, TaskPublisher publisher, String worker, Clock clock) {
        this.ledger = ledger;
        this.publisher = publisher;
        this.worker = worker;
        this.clock = clock;
    }

    /** Moves the file and, unless that was refused or is old news, tells it. */
    public TransitionResult move(MediaFile file, StateChange change) {
        return tell(file, change, ledger.move(file.id(), change));
    }

    /** The same, but refused when the file was sent again since; see {@link MediaLedger}. */
    public TransitionResult move(MediaFile file, StateChange change, int lastSend) {
        return tell(file, change, ledger.move(file.id(), change, lastSend));
    }

    /** The same for a settled file that is to be on its way again. */
    public TransitionResult retry(MediaFile file, MediaState to) {
        return tell(file, StateChange.to(to), ledger.retry(file.id(), to));
    }

    private TransitionResult tell(MediaFile file, StateChange change, TransitionResult outcome) {
        if (outcome == TransitionResult.DONE) {
            publisher.publish(new MediaEvent(
                    file.id(),
                    file.submission(),
                    file.name(),
                    change.to(),
                    null,
                    null,
                    change.facts().get(MediaField.REASON),
                    worker,
                    clock.instant()));
        }
        // said again the change is known, but a crash may have come between it and the sidecars
        if (outcome != TransitionResult.REFUSED && change.to().settled()) {
            publishSidecars(file);
        }
        return outcome;
    }

    private void publishSidecars(MediaFile file) {
        for (String id : ledger.duplicates(file.id())) {
            ledger.find(id)
                    .filter(each -> file.id().equals(each.sidecarOf()) && each.state() == MediaState.QUEUED)
                    .ifPresent(each -> publisher.publish(
                            new UploadTask(UploadPriority.CONVERTED, each.submission(), List.of(id), 1)));
        }
    }
}
