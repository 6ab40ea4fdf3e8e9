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
import dev.lull.convert.analysis.Measuring;
import dev.lull.convert.analysis.Originals;
import dev.lull.convert.analysis.SourceLimits;
import dev.lull.convert.assemble.Assembling;
import dev.lull.convert.assemble.Assembly;
import dev.lull.convert.claim.Heartbeats;
import dev.lull.convert.encode.Encoder;
import dev.lull.convert.encode.EncoderCheck;
import dev.lull.convert.encode.Encoding;
import dev.lull.convert.encode.Making;
import dev.lull.convert.ffmpeg.FfmpegRun;
import dev.lull.convert.ffmpeg.RunLimits;
import dev.lull.convert.gate.DiskFloor;
import dev.lull.convert.gate.GiveWay;
import dev.lull.convert.gate.Occupancy;
import dev.lull.convert.gate.Permit;
import dev.lull.convert.gate.StarvationGuard;
import dev.lull.convert.job.Ending;
import dev.lull.convert.job.HandOver;
import dev.lull.convert.plan.EncoderSettings;
import dev.lull.convert.plan.Planner;
import dev.lull.convert.plan.Planning;
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
        HandOver handOver = new HandOver(ledger, publisher, journal, name, clock);
        Ending ending = new Ending(ledger.conversions(), handOver, journal, publisher, store, name, clock);

        EncoderSettings encoding = EncoderSettings.of(settings);
        EncoderCheck.check(ffmpeg, encoding);
        SourceLimits bounds = SourceLimits.of(settings);
        Measuring measuring = new Measuring(ffmpeg);
        Originals originals = new Originals(sources, measuring, bounds);
        double segmentLength = settings.get(ConvertSettings.SEGMENT_LENGTH).toMillis() / 1000.0;
        Planner planner = new Planner(encoding, ffmpeg.major(), segmentLength);
        Planning planning = new Planning(ledger.conversions(), originals, planner, clock);

        RunLimits limits = RunLimits.of(settings);
        Duration lease = settings.get(ConvertSettings.LEASE);
        this.heartbeats =
                new Heartbeats(ledger.conversions(), lease, settings.get(ConvertSettings.CHECKPOINT_INTERVAL), clock);
        UploadGate gate = queue.uploadGate();
        StarvationGuard guard = new StarvationGuard(gate, settings.get(LullSettings.GATE_MAX_WAIT), clock);
        Duration look = settings.get(LullSettings.GATE_CHECK_INTERVAL);
        String yield = settings.get(LullSettings.GATE_YIELD);
        DiskFloor disk = new DiskFloor(LocalFolders.store(settings), settings.get(ConvertSettings.DISK_FLOOR));
        int parallel = ParallelUnits.of(settings);
        int segmentThreads = encoding.threads() > 0 ? encoding.threads() : ParallelUnits.threadsOfEach(parallel);
        Encoder encoder =
                new Encoder(new FfmpegRun(ffmpeg, limits, clock), encoding, segmentThreads, bounds.largestFrame());
        UnitWork work = new UnitWork(
                ledger.conversions(),
                store,
                heartbeats,
                originals,
                planning,
                new Encoding(ledger.conversions(), store, new Making(encoder, measuring, encoding.target()), clock),
                new Assembling(
                        ledger.conversions(), store, new Assembly(store, encoder, measuring, encoding.target()), clock),
                // on a busy machine too, a running conversion notices the first upload well within a second
                () -> GiveWay.by(yield, gate, guard, look.dividedBy(2)).and(disk.attendant(clock)),
                handOver,
                ending,
                clock);
        Occupancy units = new Occupancy(
                guard.over(new UnitHandler(
                        ledger.conversions(),
                        name,
                        lease,
                        work,
                        handOver,
                        ending,
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
                new PlanHandler(planning, handOver, ending),
                oneAtATime,
                new Permit(
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
                    new Permit(gate, look, guard::due, guard::letThrough, disk::hasRoom, clock),
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
        loops.forEach(loop -> health.loop(loop.name(), loop::lastTurn).needs(loop.name(), loop::requireUntroubled));
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
