package dev.lull.convert;

import static dev.lull.convert.testing.SomeSettings.encoding;

import dev.lull.common.gate.Gate;
import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.media.Failure;
import dev.lull.common.queue.Delivery;
import dev.lull.common.queue.TaskHandler;
import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.queue.TaskSource;
import dev.lull.common.role.TasksInHand;
import dev.lull.common.store.LocalSourceFiles;
import dev.lull.common.store.SourceFiles;
import dev.lull.common.store.SourceRoots;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.ConvertWork;
import dev.lull.common.task.Task;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import dev.lull.common.testing.RecordedTraces;
import dev.lull.common.trace.Step;
import dev.lull.convert.analysis.Examination;
import dev.lull.convert.analysis.IndexMemory;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.SourceCache;
import dev.lull.convert.analysis.SourceLimits;
import dev.lull.convert.analysis.StoredAnalyses;
import dev.lull.convert.assemble.AssembleStep;
import dev.lull.convert.assemble.Assembly;
import dev.lull.convert.claim.Heartbeats;
import dev.lull.convert.claim.RunLog;
import dev.lull.convert.claim.UnitClaims;
import dev.lull.convert.encode.EncodeStep;
import dev.lull.convert.encode.EstimatedSegments;
import dev.lull.convert.encode.PlanTools;
import dev.lull.convert.encode.Toolbox;
import dev.lull.convert.gate.FreeSpaceGuard;
import dev.lull.convert.gate.GateView;
import dev.lull.convert.gate.GateYield;
import dev.lull.convert.gate.StarvationGuard;
import dev.lull.convert.gate.UnitMonitors;
import dev.lull.convert.job.JobCompletion;
import dev.lull.convert.job.JobDispatch;
import dev.lull.convert.plan.EncoderSettings;
import dev.lull.convert.plan.PlanStep;
import dev.lull.convert.plan.Planner;
import dev.lull.convert.plan.VideoEncoder;
import dev.lull.convert.testing.OneConversion;
import dev.lull.convert.testing.Verifiers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Convert workers on twins of everything outside their process, and one video that waits to be converted. */
final class TwinFleet extends OneConversion {

    private static final EncoderSettings PLANNED = encoding("medium", 23, 128, 0);
    static final int MAX_TAKEOVERS = 5;
    private static final int TRIES = 4;
    private static final Duration RECONCILED_AFTER = Duration.ofMinutes(10);

    final RecordedTraces recorded = new RecordedTraces();

    private final Path folder;

    /** The settings that the files were made with, the first first. */
    final List<EncoderSettings> encodings = new ArrayList<>();

    /** What one worker process does with the tasks it takes. */
    record Worker(
            TaskHandler<ConvertTask> plans,
            TaskHandler<UnitTask> units,
            UnsupportedUnits unsupported,
            UnreadableSources unreadable) {

        TaskHandler<ConvertWork> work() {
            return new WorkHandler(plans, units);
        }
    }

    TwinFleet(Path folder, MediaAnalysis original) throws IOException {
        super(folder, original);
        this.folder = folder;
    }

    Worker worker(String name) {
        return worker(name, PLANNED, 8, clock);
    }

    /** One that sees originals as its machine has them mounted. */
    Worker worker(String name, SourceFiles mounts) {
        return worker(name, PLANNED, 8, clock, mounts);
    }

    /** One whose machine has this time. */
    Worker worker(String name, Clock clock) {
        return worker(name, PLANNED, 8, clock);
    }

    /** One that has settings, and an ffmpeg, of its own. */
    Worker worker(String name, EncoderSettings encoding, int ffmpegMajor) {
        return worker(name, encoding, ffmpegMajor, clock);
    }

    private Worker worker(String name, EncoderSettings encoding, int ffmpegMajor, Clock clock) {
        return worker(name, encoding, ffmpegMajor, clock, new LocalSourceFiles(SourceRoots.EVERYWHERE));
    }

    private Worker worker(String name, EncoderSettings encoding, int ffmpegMajor, Clock clock, SourceFiles mounts) {
        TaskPublisher publisher = queue.publisher();
        MediaJournal journal = new MediaJournal(ledger.media(), publisher, name, clock);
        JobDispatch dispatch = new JobDispatch(ledger, publisher, journal, name, clock);
        JobCompletion completion =
                new JobCompletion(ledger.conversions(), dispatch, journal, publisher, store, name, clock);
        SourceCache sources = new SourceCache(
                mounts,
                new Examination(analyzer, new SourceLimits(100_000_000, Duration.ofHours(1))),
                new StoredAnalyses(store, new IndexMemory(1 << 20)),
                new IndexMemory(1 << 20));
        PlanStep plan = new PlanStep(ledger.conversions(), sources, new Planner(encoding, ffmpegMajor, 10));
        UnitWork.Steps work = new UnitWork.Steps(
                plan,
                new EncodeStep(
                        ledger.conversions(),
                        store,
                        new EstimatedSegments(folder.resolve("estimates")),
                        untilAvailable,
                        meters),
                new AssembleStep(ledger.conversions(), store, new Assembly(store, analyzer), untilAvailable, meters));
        Toolbox toolbox = new Toolbox(ffmpegMajor, TwinFleet::obstacle, this::toolsOf);
        Gate allGates = new Gate(queue.uploadGate(), List.of());
        GateView gate = new GateView(allGates, Duration.ofMillis(500));
        UnitMonitors monitors = new UnitMonitors(
                GateYield.Rule.of("suspend", Duration.ofMinutes(10)),
                gate,
                new StarvationGuard(allGates, Duration.ZERO, clock),
                new FreeSpaceGuard(folder, 1),
                new TasksInHand(clock),
                clock);
        UnitWork unitWork = new UnitWork(
                work,
                toolbox,
                new Heartbeats(ledger.conversions(), LEASE, LEASE, clock),
                monitors,
                sources,
                store,
                dispatch,
                completion,
                new UnitRecovery(ledger.conversions(), plan, dispatch, untilAvailable, meters),
                claim -> new RunLog(ledger.conversions(), claim, clock));
        UnsupportedUnits unsupported = new UnsupportedUnits(toolbox, plan, dispatch, clock);
        UnreadableSources unreadable = new UnreadableSources(ledger.conversions(), sources, dispatch, name, clock);
        Isolation isolation = new Isolation();
        return new Worker(
                new PlanHandler(
                        isolation,
                        ledger.conversions(),
                        plan,
                        unreadable,
                        dispatch,
                        completion,
                        untilAvailable,
                        MAX_TAKEOVERS,
                        recorded.traces(name)),
                new UnitHandler(
                        isolation,
                        new UnitClaims(ledger.conversions(), name, LEASE, meters),
                        unsupported,
                        unreadable,
                        unitWork,
                        dispatch,
                        completion,
                        gate,
                        MAX_TAKEOVERS,
                        recorded.traces(name)),
                unsupported,
                unreadable);
    }

    /** Only libx264 works anywhere. */
    private static Optional<String> obstacle(EncoderSettings asked) {
        return asked.encoder().equals(VideoEncoder.LIBX264) ? Optional.empty() : Optional.of("no such hardware");
    }

    private PlanTools toolsOf(EncoderSettings asked) {
        encodings.add(asked);
        return new PlanTools(asked.target(), encoder, Verifiers.of(analyzer, asked.target()));
    }

    /** A worker takes the next plan, or unit, there is, if it may. */
    boolean takeAny(Worker worker) throws InterruptedException {
        return worker.unreadable().mayPoll()
                && (takeOne(queue.conversions(), worker.plans()) || takeOne(queue.units(), worker.work()));
    }

    /** A worker takes the next unit there is. */
    boolean takeUnit(Worker worker) throws InterruptedException {
        return takeOne(queue.units(), worker.work());
    }

    /** A worker takes tasks until none is left, plans before units. */
    void drain(String name) throws InterruptedException {
        Worker worker = worker(name);
        boolean more = true;
        while (more) {
            more = takeOne(queue.conversions(), worker.plans()) || takeOne(queue.units(), worker.work());
        }
    }

    /** A worker plans what waits, and leaves the units to others. */
    void planAll(String name) throws InterruptedException {
        Worker worker = worker(name);
        boolean more = true;
        while (more) {
            more = takeOne(queue.conversions(), worker.plans());
        }
    }

    /** The process of the crash is gone: what it had in hand comes again, to another one. */
    void restart() {
        steps.restart();
        queue.kill();
    }

    private <T extends Task> boolean takeOne(TaskSource<T> tasks, TaskHandler<T> handler) throws InterruptedException {
        Optional<Delivery<T>> next = tasks.poll(Duration.ZERO);
        if (next.isPresent()) {
            Delivery<T> delivery = next.get();
            Step origin = recorded.traces("loop").received(delivery.task().media(), delivery.traceparent());
            try {
                handle(delivery.task(), handler);
            } finally {
                origin.close();
            }
            next.get().acknowledge();
        }
        return next.isPresent();
    }

    /** Does what the loop of a worker does with failures, in no time. */
    private <T extends Task> void handle(T task, TaskHandler<T> handler) throws InterruptedException {
        int failed = 0;
        while (true) {
            try {
                handler.handle(task);
                return;
            } catch (Failure.HeldElsewhere e) {
                clock.tick(e.left().plusMillis(1));
            } catch (Failure.OwnershipLost | Failure.PassedOn e) {
                return;
            } catch (Failure.Transient e) {
                failed++;
                if (failed == TRIES) {
                    handler.giveUp(task, e);
                    return;
                }
            } catch (Failure e) {
                handler.giveUp(task, e);
                return;
            }
        }
    }

    /** Does what the coordinator's reconciler does with a conversion that stands still and is in no queue. */
    void reconcile() {
        clock.tick(RECONCILED_AFTER);
        Conversion stuck = conversion();
        List<Unit> lost = stuck.readyToAssemble() ? List.of(Unit.ASSEMBLE) : stuck.unfinished();
        ledger.conversions()
                .publishAgain(ID, lost, RECONCILED_AFTER)
                .ifPresent(again -> again.units()
                        .forEach(unit -> queue.publisher().publish(new UnitTask(ID, unit, false, again.attempt()))));
    }
}
