package dev.lull.common.ledger;

import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.task.MediaEvent;
import dev.lull.common.task.Message;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /**
     * Moves many files, and then tells of them, waiting for the broker once.
     *
     * @return by id, in the order of the changes
     */
    public Map<String, TransitionResult> moveAll(Map<MediaFile, StateChange> changes) {
        Map<String, StateChange> byId = new LinkedHashMap<>();
        changes.forEach((file, change) -> byId.put(file.id(), change));
        Map<String, TransitionResult> results = ledger.moveAll(byId);
        tell(changes, results);
        return results;
    }

    private TransitionResult tell(MediaFile file, StateChange change, TransitionResult result) {
        tell(Map.of(file, change), Map.of(file.id(), result));
        return result;
    }

    private void tell(Map<MediaFile, StateChange> changes, Map<String, TransitionResult> results) {
        List<Message> news = new ArrayList<>();
        List<String> settled = new ArrayList<>();
        changes.forEach((file, change) -> {
            TransitionResult result = results.get(file.id());
            if (result == TransitionResult.DONE) {
                news.add(event(file, change));
            }
            // said again the change is known, but a crash may have come between it and the sidecars
            if (result != TransitionResult.REFUSED && change.to().settled()) {
                settled.add(file.id());
            }
        });
        publish(news);
        if (!settled.isEmpty()) {
            publish(sidecars(settled));
        }
    }

    private void publish(List<? extends Message> messages) {
        if (!messages.isEmpty()) {
            publisher.publish(messages);
        }
    }

    private MediaEvent event(MediaFile file, StateChange change) {
        return new MediaEvent(
                file.id(),
                file.submission(),
                file.name(),
                change.to(),
                null,
                null,
                change.facts().get(MediaField.REASON),
                worker,
                clock.instant());
    }

    /** The uploads of the sidecars that waited for these files. */
    private List<UploadTask> sidecars(List<String> settled) {
        List<UploadTask> uploads = new ArrayList<>();
        ledger.duplicatesOf(settled)
                .forEach((owner, followers) -> ledger.findAll(followers).stream()
                        .filter(each -> owner.equals(each.sidecarOf()) && each.state() == MediaState.QUEUED)
                        .map(each -> new UploadTask(UploadPriority.CONVERTED, each.submission(), List.of(each.id()), 1))
                        .forEach(uploads::add));
        return uploads;
    }
}
