package dev.lull.convert;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.lifecycle.Service;
import dev.lull.common.ops.Health;
import dev.lull.common.process.Ffmpeg;
import dev.lull.common.queue.ConvertBacklog;
import dev.lull.common.queue.LoopLimits;
import dev.lull.common.queue.RetryPolicy;
import dev.lull.common.queue.TaskLoop;
import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.queue.TaskQueue;
import dev.lull.common.queue.UploadGate;
import dev.lull.common.settings.ConvertSettings;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.store.LocalFolders;
import dev.lull.common.store.MediaStore;
import dev.lull.common.store.SourceFiles;
import dev.lull.convert.analysis.MediaAnalyzer;
import dev.lull.convert.analysis.SourceCache;
import dev.lull.convert.analysis.SourceLimits;
import dev.lull.convert.assemble.AssembleStep;
import dev.lull.convert.assemble.Assembly;
import dev.lull.convert.claim.Heartbeats;
import dev.lull.convert.encode.EncodeStep;
import dev.lull.convert.encode.Encoder;
import dev.lull.convert.encode.EncoderCheck;
import dev.lull.convert.encode.Making;
import dev.lull.convert.ffmpeg.FfmpegRun;
import dev.lull.convert.ffmpeg.RunLimits;
import dev.lull.convert.gate.FreeSpaceGuard;
import dev.lull.convert.gate.GatedAdmission;
import dev.lull.convert.gate.StarvationGuard;
import dev.lull.convert.gate.UnitDemand;
import dev.lull.convert.gate.UploadYield;
import dev.lull.convert.job.JobCompletion;
import dev.lull.convert.job.JobDispatch;
import dev.lull.convert.plan.EncoderSettings;
import dev.lull.convert.plan.PlanStep;
import dev.lull.convert.plan.Planner;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Converts deferred videos while no upload waits: one loop plans, the others work on units. */
public final class ConvertWorker implements Service {

    private static final Logger log = LoggerFactory.getLogger(ConvertWorker.class);

    private static final int PAUSE_FACTOR = 3;

    private final Heartbeats heartbeats;
    private final List<TaskLoop<?>> loops = new ArrayList<>();

    /**
     * A worker that begins to take work when it is started.
     *
     * @param name of this process in claims, events and logs
     */
    public ConvertWorker(
            Settings settings,
            TaskQueue queue,
            Ledger ledger,
            MediaStore store,
            SourceFiles sources,
            Ffmpeg ffmpeg,
            String name,
            Clock clock) {

        TaskPublisher publisher = queue.publisher();
        MediaJournal journal = new MediaJournal(ledger.media(), publisher, name, clock);
        JobDispatch jobDispatch = new JobDispatch(ledger, publisher, journal, name, clock);
        JobCompletion jobCompletion =
                new JobCompletion(ledger.conversions(), jobDispatch, journal, publisher, store, name, clock);

        EncoderSettings encodeStep = EncoderSettings.of(settings);
        EncoderCheck.check(ffmpeg, encodeStep);
        SourceLimits bounds = SourceLimits.of(settings);
        MediaAnalyzer mediaAnalyzer = new MediaAnalyzer(ffmpeg);
        SourceCache sourceCache = new SourceCache(sources, mediaAnalyzer, bounds);
        double segmentLength = settings.get(ConvertSettings.SEGMENT_LENGTH).toMillis() / 1000.0;
        Planner planner = new Planner(encodeStep, ffmpeg.major(), segmentLength);
        PlanStep planStep = new PlanStep(ledger.conversions(), sourceCache, planner, clock);

        RunLimits limits = RunLimits.of(settings);
        Duration lease = settings.get(ConvertSettings.LEASE);
        this.heartbeats =
                new Heartbeats(ledger.conversions(), lease, settings.get(ConvertSettings.CHECKPOINT_INTERVAL), clock);
        UploadGate gate = queue.uploadGate();
        StarvationGuard guard = new StarvationGuard(gate, settings.get(LullSettings.GATE_MAX_WAIT), clock);
        Duration look = settings.get(LullSettings.GATE_CHECK_INTERVAL);
        String yield = settings.get(LullSettings.GATE_YIELD);
        FreeSpaceGuard disk =
                new FreeSpaceGuard(LocalFolders.store(settings), settings.get(ConvertSettings.DISK_FLOOR));
        int parallel = ParallelUnitsLimit.of(settings);
        int segmentThreads =
                encodeStep.threads() > 0 ? encodeStep.threads() : ParallelUnitsLimit.threadsOfEach(parallel);
        Encoder encoder =
                new Encoder(new FfmpegRun(ffmpeg, limits, clock), encodeStep, segmentThreads, bounds.largestFrame());
        UnitWork work = new UnitWork(
                ledger.conversions(),
                store,
                heartbeats,
                sourceCache,
                planStep,
                new EncodeStep(
                        ledger.conversions(), store, new Making(encoder, mediaAnalyzer, encodeStep.target()), clock),
                new AssembleStep(
                        ledger.conversions(),
                        store,
                        new Assembly(store, encoder, mediaAnalyzer, encodeStep.target()),
                        clock),
                // on a busy machine too, a running conversion notices the first upload well within a second
                () -> UploadYield.by(yield, gate, guard, look.dividedBy(2)).and(disk.monitor(clock)),
                jobDispatch,
                jobCompletion,
                clock);
        UnitDemand units = new UnitDemand(
                guard.over(new UnitHandler(
                        ledger.conversions(),
                        name,
                        lease,
                        work,
                        jobDispatch,
                        jobCompletion,
                        () -> gate.reading(look).open(),
                        clock)),
                parallel,
                clock);

        RetryPolicy retry = new RetryPolicy(
                1 + settings.get(ConvertSettings.RETRIES), settings.get(ConvertSettings.RETRY_PAUSE), PAUSE_FACTOR);
        LoopLimits oneAtATime = new LoopLimits(1, 1, retry, settings.get(ConvertSettings.FINISHING));
        ConvertBacklog backlog = queue.convertBacklog();
        RandomGenerator random = RandomGenerator.getDefault();
        loops.add(new TaskLoop<>(
                "convert-plan",
                queue.conversions(),
                new PlanHandler(planStep, jobDispatch, jobCompletion),
                oneAtATime,
                new GatedAdmission(
                        gate,
                        look,
                        guard::due,
                        guard::due,
                        () -> units.mayRunShort(() -> backlog.read().units()),
                        clock),
                clock,
                random::nextDouble));
        for (int i = 1; i <= parallel; i++) {
            loops.add(new TaskLoop<>(
                    "convert-unit-" + i,
                    queue.units(),
                    units,
                    oneAtATime,
                    new GatedAdmission(gate, look, guard::due, guard::letThrough, disk::hasRoom, clock),
                    clock,
                    random::nextDouble));
        }
    }

    @Override
    public void start() {
        loops.forEach(TaskLoop::start);
        log.info("convert worker started with {} unit loops", loops.size() - 1);
    }

    /** Alive while its loops turn, ready while nothing keeps them from going on. */
    public void reportTo(Health health) {
        loops.forEach(loop -> health.loop(loop.name(), loop::lastTurn).needs(loop.name(), loop::checkHealthy));
    }

    @Override
    public void stopIntake() {
        loops.forEach(TaskLoop::stopIntake);
    }

    @Override
    public void close() {
        stopIntake();
        closeLoops();
        heartbeats.close();
    }

    /** Side by side however few cores there are, so that all have the same time to finish. */
    private void closeLoops() {
        ExecutorService closing = Executors.newFixedThreadPool(loops.size());
        try {
            loops.stream()
                    .map(loop -> CompletableFuture.runAsync(loop::close, closing))
                    .toList()
                    .forEach(CompletableFuture::join);
        } finally {
            closing.shutdown();
        }
    }
}
