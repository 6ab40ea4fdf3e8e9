package dev.lull.convert;

import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.lifecycle.Service;
import dev.lull.common.lifecycle.UntilAvailable;
import dev.lull.common.ops.FolderSpace;
import dev.lull.common.ops.Health;
import dev.lull.common.ops.MeteredHandler;
import dev.lull.common.process.Ffmpeg;
import dev.lull.common.queue.Admission;
import dev.lull.common.queue.LoopLimits;
import dev.lull.common.queue.RetryPolicy;
import dev.lull.common.queue.TaskHandler;
import dev.lull.common.queue.TaskLoop;
import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.queue.TaskQueue;
import dev.lull.common.queue.TaskSource;
import dev.lull.common.role.Presence;
import dev.lull.common.role.RoleContext;
import dev.lull.common.role.TasksInHand;
import dev.lull.common.settings.ConvertSettings;
import dev.lull.common.settings.GateSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.store.LocalFolders;
import dev.lull.common.store.MediaStore;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.Task;
import dev.lull.common.trace.Traces;
import dev.lull.convert.analysis.Examination;
import dev.lull.convert.analysis.FfprobeAnalyzer;
import dev.lull.convert.analysis.IndexMemory;
import dev.lull.convert.analysis.MediaAnalyzer;
import dev.lull.convert.analysis.SourceCache;
import dev.lull.convert.analysis.SourceLimits;
import dev.lull.convert.analysis.StoredAnalyses;
import dev.lull.convert.assemble.AssembleStep;
import dev.lull.convert.assemble.Assembly;
import dev.lull.convert.claim.Heartbeats;
import dev.lull.convert.claim.RunLog;
import dev.lull.convert.claim.UnitClaims;
import dev.lull.convert.encode.EncodeStep;
import dev.lull.convert.encode.EncoderCheck;
import dev.lull.convert.encode.EstimatedSegments;
import dev.lull.convert.encode.Toolbox;
import dev.lull.convert.gate.FreeSpaceGuard;
import dev.lull.convert.gate.GateView;
import dev.lull.convert.gate.GateYield;
import dev.lull.convert.gate.PlanAdmission;
import dev.lull.convert.gate.StarvationGuard;
import dev.lull.convert.gate.StoreGuard;
import dev.lull.convert.gate.UnitAdmission;
import dev.lull.convert.gate.UnitDemand;
import dev.lull.convert.gate.UnitMonitors;
import dev.lull.convert.job.JobCompletion;
import dev.lull.convert.job.JobDispatch;
import dev.lull.convert.meter.UnitMeters;
import dev.lull.convert.plan.EncoderSettings;
import dev.lull.convert.plan.PlanStep;
import dev.lull.convert.plan.Planner;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
    private static final Duration OUTAGE_PAUSE = Duration.ofSeconds(2);

    private final Settings settings;
    private final Clock clock;
    private final Traces traces;
    private final Heartbeats heartbeats;
    private final UnsupportedUnits unsupported;
    private final UnreadableSources unreadable;
    private final List<TaskLoop<?>> loops = new ArrayList<>();
    private final TasksInHand tasks;
    private final Presence presence;

    /**
     * A worker that begins to take work when it is started.
     *
     * @throws dev.lull.common.settings.SettingsException when this ffmpeg cannot encode what the settings ask for
     */
    public ConvertWorker(RoleContext context, Ffmpeg ffmpeg) {
        settings = context.settings();
        clock = context.clock();
        traces = context.traces();
        TaskQueue queue = context.queue();
        TaskPublisher publisher = queue.publisher();
        ConversionLedger conversions = context.ledger().conversions();
        MediaStore store = context.store();
        String name = context.name();
        tasks = new TasksInHand(clock);
        presence = new Presence(context, "convert", tasks, this::lastTurn);
        int parallel = ParallelUnitsLimit.of(settings);
        Duration lease = settings.get(ConvertSettings.LEASE);

        MediaJournal journal = new MediaJournal(context.ledger().media(), publisher, name, clock);
        MeterRegistry registry = context.metrics().registry();
        UnitMeters meters = new UnitMeters(registry);
        JobDispatch dispatch = new JobDispatch(context.ledger(), publisher, journal, name, clock);
        JobCompletion completion = new JobCompletion(conversions, dispatch, journal, publisher, store, name, clock);

        GateView gate = new GateView(context.gate(), settings.get(GateSettings.CHECK_INTERVAL));
        StarvationGuard guard = new StarvationGuard(context.gate(), settings.get(GateSettings.MAX_WAIT), clock);
        FreeSpaceGuard freeSpace =
                new FreeSpaceGuard(LocalFolders.store(settings), settings.get(ConvertSettings.DISK_FLOOR));
        new FolderSpace("store", LocalFolders.store(settings)).bindTo(registry);
        Gauge.builder("lull.disk.floor", () -> settings.get(ConvertSettings.DISK_FLOOR))
                .baseUnit("bytes")
                .description("Free space below which no unit is begun, and those that run stand still")
                .register(registry);

        EncoderSettings encoding = EncoderSettings.of(settings);
        EncoderCheck.check(ffmpeg, encoding);
        IndexMemory memory = IndexMemory.of(Runtime.getRuntime().maxMemory(), parallel);
        MediaAnalyzer analyzer = new FfprobeAnalyzer(ffmpeg, memory);
        StoredAnalyses stored = new StoredAnalyses(store, memory);
        Examination examination = new Examination(analyzer, SourceLimits.of(settings));
        SourceCache sources = new SourceCache(context.sources(), examination, stored, memory);
        PlanStep planStep = new PlanStep(conversions, sources, Planner.of(settings, ffmpeg.major()));
        UntilAvailable untilAvailable = new UntilAvailable(OUTAGE_PAUSE);
        UnitWork.Steps steps = new UnitWork.Steps(
                planStep,
                new EncodeStep(
                        conversions,
                        store,
                        new EstimatedSegments(LocalFolders.estimates(settings)),
                        untilAvailable,
                        meters),
                new AssembleStep(conversions, store, new Assembly(store, analyzer), untilAvailable, meters));
        ToolMaker tools = new ToolMaker(settings, ffmpeg, analyzer, parallel, clock);
        Toolbox toolbox = new Toolbox(
                ffmpeg.major(),
                asked -> EncoderCheck.obstacle(ffmpeg, asked),
                asked -> tools.of(asked.withThreads(encoding.threads())));

        heartbeats = new Heartbeats(conversions, lease, settings.get(ConvertSettings.CHECKPOINT_INTERVAL), clock);
        GateYield.Rule yield =
                GateYield.Rule.of(settings.get(GateSettings.YIELD), settings.get(GateSettings.HAND_OVER_AFTER));
        UnitMonitors monitors = new UnitMonitors(yield, promptly(gate), guard, freeSpace, tasks, clock);
        UnitRecovery recovery = new UnitRecovery(conversions, planStep, dispatch, untilAvailable, meters);
        UnitWork work = new UnitWork(
                steps,
                toolbox,
                heartbeats,
                monitors,
                sources,
                store,
                dispatch,
                completion,
                recovery,
                claim -> new RunLog(conversions, claim, clock));
        UnitClaims claims = new UnitClaims(conversions, name, lease, meters);
        unsupported = new UnsupportedUnits(toolbox, planStep, dispatch, clock);
        unreadable = new UnreadableSources(conversions, sources, dispatch, name, clock);
        Isolation isolation = new Isolation();
        int maxTakeovers = settings.get(ConvertSettings.MAX_TAKEOVERS);
        UnitHandler handler = new UnitHandler(
                isolation, claims, unsupported, unreadable, work, dispatch, completion, gate, maxTakeovers, traces);
        UnitDemand units = new UnitDemand(guard.over(handler), parallel, queue.convertBacklog(), clock);

        PlanHandler planHandler = new PlanHandler(
                isolation,
                conversions,
                planStep,
                unreadable,
                dispatch,
                completion,
                untilAvailable,
                maxTakeovers,
                traces);
        MeteredHandler<ConvertTask> plans = new MeteredHandler<>("plan", planHandler, registry);
        addLoop(
                "convert-plan",
                queue.conversions(),
                plans,
                unreadable.and(new PlanAdmission(gate, guard, units, clock)));
        WorkHandler workHandler = new WorkHandler(plans, new MeteredHandler<>("unit", units, registry));
        Admission withStore = unreadable.and(new StoreGuard(store, clock));
        for (int i = 1; i <= parallel; i++) {
            addLoop(
                    "convert-unit-" + i,
                    queue.units(),
                    workHandler,
                    withStore.and(new UnitAdmission(gate, guard, freeSpace, clock)));
        }
    }

    /** On a busy machine too, a running conversion notices the first upload well within a second. */
    private static GateView promptly(GateView gate) {
        return gate.maxAge(gate.maxAge().dividedBy(2));
    }

    private <T extends Task> void addLoop(
            String name, TaskSource<T> source, TaskHandler<T> handler, Admission admission) {
        RetryPolicy retry = new RetryPolicy(
                1 + settings.get(ConvertSettings.RETRIES), settings.get(ConvertSettings.RETRY_PAUSE), PAUSE_FACTOR);
        LoopLimits oneAtATime = new LoopLimits(1, 1, retry, settings.get(ConvertSettings.FINISHING));
        RandomGenerator random = RandomGenerator.getDefault();
        loops.add(new TaskLoop<>(
                name, source, tasks.of(handler), oneAtATime, admission, traces, clock, random::nextDouble));
    }

    @Override
    public void start() {
        loops.forEach(TaskLoop::start);
        presence.start();
        log.info("convert worker started, unit loops: {}", loops.size() - 1);
    }

    private Instant lastTurn() {
        return loops.stream()
                .map(TaskLoop::lastTurn)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /**
     * Alive while its loops turn, ready while nothing keeps them from going on, it can make some of the units and read
     * their originals.
     */
    public void reportTo(Health health) {
        loops.forEach(loop -> health.loop(loop.name(), loop::lastTurn).needs(loop.name(), loop::checkHealthy));
        health.needs("plans", unsupported::checkHealthy).needs("sources", unreadable::checkHealthy);
    }

    @Override
    public void stopIntake() {
        loops.forEach(TaskLoop::stopIntake);
    }

    @Override
    public void close() {
        stopIntake();
        closeLoops();
        presence.close();
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
