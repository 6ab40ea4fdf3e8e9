package dev.lull.coordinator.reconcile;

import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.ConversionStatus;
import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.ledger.Move;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.queue.TaskQueue;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.Task;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Conversions that stand still although nobody holds them, and conversions that ended without their file moving on. */
final class LostConversions {

    private static final Logger log = LoggerFactory.getLogger(LostConversions.class);
    private static final int PAGE = 500;

    private final Ledger ledger;
    private final TaskQueue queue;
    private final MediaJournal journal;
    private final Duration quiet;
    private final Clock clock;
    private boolean first = true;

    LostConversions(Ledger ledger, TaskQueue queue, MediaJournal journal, Duration quiet, Clock clock) {
        this.ledger = ledger;
        this.queue = queue;
        this.journal = journal;
        this.quiet = quiet;
        this.clock = clock;
    }

    void recover() {
        List<Conversion> incomplete = ledger.conversions().incomplete(PAGE);
        if (first && !incomplete.isEmpty()) {
            log.info("found {} incomplete conversions", incomplete.size());
        }
        first = false;
        List<Conversion> still = incomplete.stream().filter(this::abandoned).toList();
        if (!still.isEmpty() && queue.convertBacklog().read().total() == 0) {
            log.info("publishing {} incomplete conversions again", still.size());
            still.forEach(this::publishAgain);
        }
        ledger.media().inState(MediaState.CONVERTING, 0, PAGE).forEach(this::moveOn);
    }

    /** Nobody holds a unit of it, and it has been left alone for a while. */
    private boolean abandoned(Conversion conversion) {
        boolean held = conversion.units().values().stream()
                .anyMatch(state -> state instanceof UnitState.Running running
                        && running.expires().isAfter(clock.instant()));
        return !held && untouched(conversion);
    }

    private boolean untouched(Conversion conversion) {
        return conversion.lastUpdated().plus(quiet).isBefore(clock.instant());
    }

    private void publishAgain(Conversion conversion) {
        Optional<MediaFile> file = ledger.media().find(conversion.id());
        if (file.isEmpty() || file.get().state().settled()) {
            ledger.conversions().fail(conversion.id(), "its file was settled without it", clock.instant());
            return;
        }
        queue.publisher().publish(nextTasks(conversion, file.get().submission()));
    }

    private static List<? extends Task> nextTasks(Conversion conversion, String submission) {
        int attempt = conversion.retryCount() + 2;
        if (conversion.plan() == null) {
            return List.of(new ConvertTask(conversion.id(), submission, attempt));
        }
        if (conversion.readyToAssemble()) {
            return List.of(new UnitTask(conversion.id(), Unit.ASSEMBLE, attempt));
        }
        return conversion.plan().units().stream()
                .filter(unit -> !(conversion.units().get(unit) instanceof UnitState.Done))
                .map(unit -> new UnitTask(conversion.id(), unit, attempt))
                .toList();
    }

    /** A worker died between the end of the conversion and the change of its file's state. */
    private void moveOn(MediaFile file) {
        Optional<Conversion> conversion = ledger.conversions().find(file.id()).filter(this::untouched);
        if (conversion.isEmpty()) {
            return;
        }
        if (conversion.get().status() == ConversionStatus.COMPLETED) {
            StateChange converted = StateChange.to(MediaState.CONVERTED)
                    .with(MediaField.CONVERTED_AT, conversion.get().lastUpdated());
            if (journal.move(file, converted) != Move.REFUSED) {
                log.info("{} is converted, passing it on", file.name());
                queue.publisher()
                        .publish(new UploadTask(UploadPriority.CONVERTED, file.submission(), List.of(file.id()), 2));
            }
        } else if (conversion.get().status() == ConversionStatus.FAILED) {
            String error = conversion.get().error();
            journal.move(
                    file,
                    StateChange.to(MediaState.QUARANTINED).because(error == null ? "its conversion failed" : error));
        }
    }
}
