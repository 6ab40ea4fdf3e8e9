package dev.lull.coordinator.action;

import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.Ledger;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.task.ConvertPriority;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a video converted before all others. What was published of it before stays on its queue: who takes that finds its
 * work done.
 */
public final class Prefer implements FileAction {

    private static final Logger log = LoggerFactory.getLogger(Prefer.class);

    private final Ledger ledger;
    private final TaskPublisher publisher;

    public Prefer(Ledger ledger, TaskPublisher publisher) {
        this.ledger = ledger;
        this.publisher = publisher;
    }

    /** Its videos that are still to be taken in are preferred too. */
    @Override
    public void begin(String submission) {
        ledger.submissions().prefer(submission);
    }

    @Override
    public boolean concerns(MediaFile file) {
        return file.state() == MediaState.DEFERRED || file.state() == MediaState.CONVERTING;
    }

    @Override
    public boolean apply(MediaFile file) throws ActionRefused {
        if (!concerns(file)) {
            throw refusal(file);
        }
        boolean before = ledger.conversions()
                .find(file.id())
                .filter(conversion -> conversion.priority() == ConvertPriority.HIGH)
                .isPresent();
        // one that waits for the walk to end has no conversion yet
        ledger.conversions().open(file.id(), file.source(), ConvertPriority.HIGH);
        Optional<Conversion> preferred = ledger.conversions().prefer(file.id());
        if (preferred.isEmpty()) {
            throw refusal(ledger.media().find(file.id()).orElse(file));
        }
        // also when asked again: a kill may have come before this
        publisher.publish(preferred.get().task(file.submission(), 1));
        if (!before) {
            log.info("conversion preferred: {}", file.name());
        }
        return !before;
    }

    private static ActionRefused refusal(MediaFile file) {
        return new ActionRefused(file.name() + " is " + file.state().wireName()
                + ": only what waits for its conversion, or is being converted, can be preferred");
    }
}
