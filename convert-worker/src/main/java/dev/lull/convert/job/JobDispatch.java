package dev.lull.convert.job;

import static java.util.Objects.requireNonNull;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.task.MediaEvent;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitStep;
import dev.lull.common.task.UnitTask;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Passes a conversion on to its units and to assembly. Each method only does what follows from the ledger as it stands,
 * so that doing it again after a crash is right, and doing it twice harmless.
 */
public final class JobDispatch {

    private final Ledger ledger;
    private final TaskPublisher publisher;
    private final MediaJournal journal;
    private final String worker;
    private final Clock clock;

    public JobDispatch(Ledger ledger, TaskPublisher publisher, MediaJournal journal, String worker, Clock clock) {
        this.ledger = ledger;
        this.publisher = publisher;
        this.journal = journal;
        this.worker = worker;
        this.clock = clock;
    }

    /** What the ledger says now; empty when it does not know the video. */
    public Optional<ConversionJob> find(String id) {
        Optional<Conversion> known = ledger.conversions().find(id);
        return ledger.media()
                .find(id)
                .map(media -> new ConversionJob(
                        media, known.orElseGet(() -> ledger.conversions().open(id, media.source()))));
    }

    /** The same for work on a claimed unit: of the others the conversion says nothing. */
    public Optional<ConversionJob> find(Claim claim) {
        return ledger.conversions()
                .find(claim)
                .flatMap(conversion ->
                        ledger.media().find(claim.conversion()).map(media -> new ConversionJob(media, conversion)));
    }

    /**
     * After planning: the units that are not done, or assembly when all are. Does nothing if the conversion was
     * cancelled meanwhile: whoever cancelled it has published that.
     */
    public void afterPlan(ConversionJob job, int attempt) {
        if (job.conversion().status().ended()) {
            return;
        }
        ConversionPlan plan = requireNonNull(job.conversion().plan());
        journal.move(
                job.media(),
                StateChange.to(MediaState.CONVERTING)
                        .with(MediaField.PLAN, plan.kind().wireName())
                        .with(MediaField.SEGMENTS, plan.segments()));
        Conversion conversion = job.conversion();
        List<UnitTask> waiting = conversion.unfinished().stream()
                .map(unit -> conversion.task(unit, attempt))
                .toList();
        publisher.publish(waiting);
        if (waiting.isEmpty()) {
            unit(job, Unit.ASSEMBLE, attempt);
        }
    }

    /**
     * Tells what happened to a unit.
     *
     * @param reason of a failure
     */
    public void tell(ConversionJob job, Unit unit, UnitStep step, @Nullable String reason) {
        publisher.publish(new MediaEvent(
                job.id(),
                job.media().submission(),
                job.media().name(),
                MediaState.CONVERTING,
                unit,
                step,
                reason,
                worker,
                clock.instant()));
    }

    /** Has it planned, once more. */
    public void plan(ConversionJob job, int attempt) {
        publisher.publish(job.conversion().task(job.media().submission(), attempt));
    }

    /** Has one unit made, once more; how urgent it is says the conversion as it stands now. */
    public void unit(ConversionJob job, Unit unit, int attempt) {
        ledger.conversions().find(job.id()).ifPresent(conversion -> publisher.publish(conversion.task(unit, attempt)));
    }

    /** Gives a claimed unit back, and has another worker make it. */
    public void passOn(ConversionJob job, Claim claim, int attempt) {
        ledger.conversions().release(claim);
        unit(job, claim.unit(), attempt);
    }

    /** After a unit: assembly, if that was the last one, and then true. */
    public boolean afterUnit(ConversionJob job, int attempt) {
        boolean last = ledger.conversions().readyToAssemble(job.id());
        if (last) {
            unit(job, Unit.ASSEMBLE, attempt);
        }
        return last;
    }
}
