package dev.lull.upload;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.SendBudget;
import dev.lull.common.lifecycle.Service;
import dev.lull.common.ops.FolderSpace;
import dev.lull.common.ops.Health;
import dev.lull.common.ops.MeteredHandler;
import dev.lull.common.original.SourceDisposal;
import dev.lull.common.process.Ffmpeg;
import dev.lull.common.queue.LoopLimits;
import dev.lull.common.queue.RetryPolicy;
import dev.lull.common.queue.TaskLoop;
import dev.lull.common.queue.TaskQueue;
import dev.lull.common.role.Presence;
import dev.lull.common.role.RoleContext;
import dev.lull.common.role.TasksInHand;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.UploadSettings;
import dev.lull.common.store.MediaStore;
import dev.lull.common.task.UploadTask;
import dev.lull.upload.targets.UploadTarget;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Uploads what is ready: images, then compatible videos, then converted files. */
public final class UploadWorker implements Service {

    private static final Logger log = LoggerFactory.getLogger(UploadWorker.class);

    private static final int PAUSE_FACTOR = 3;

    /** So many tasks that failed may wait for another try while fresh ones pass them. */
    private static final int MOST_RETRIES = 256;

    private final UploadTarget target;
    private final InFlightSends inFlightSends;
    private final TargetOutage targetOutage;
    private final TaskLoop<UploadTask> loop;
    private final int parallel;
    private final Presence presence;

    /**
     * A worker that begins to take work when it is started.
     *
     * @param ffmpeg asked for one only if the target needs it
     * @throws dev.lull.common.settings.SettingsException when the target cannot be used
     */
    public UploadWorker(RoleContext context, Supplier<Ffmpeg> ffmpeg) {
        this(
                context,
                new CountedBudget(context.ledger().budget(), context.metrics().registry()),
                ffmpeg);
    }

    private UploadWorker(RoleContext context, SendBudget budget, Supplier<Ffmpeg> ffmpeg) {
        this(context, Targets.of(context.settings(), ffmpeg, budget, context.clock()), budget);
    }

    /**
     * The same for this target.
     *
     * @param target closed with the worker
     */
    public UploadWorker(RoleContext context, UploadTarget target) {
        this(
                context,
                target,
                new CountedBudget(context.ledger().budget(), context.metrics().registry()));
    }

    private UploadWorker(RoleContext context, UploadTarget target, SendBudget budget) {
        this.target = target;
        MeterRegistry registry = context.metrics().registry();
        Settings settings = context.settings();
        TaskQueue queue = context.queue();
        Ledger ledger = context.ledger();
        MediaStore store = context.store();
        Clock clock = context.clock();
        String name = context.name();
        parallel = settings.get(UploadSettings.PARALLEL);
        UploadCompletion uploadCompletion = new UploadCompletion(
                ledger, queue.publisher(), store, new SourceDisposal(ledger.media(), settings), name, clock);
        inFlightSends = new InFlightSends(ledger.sends(), uploadCompletion, name, settings.get(UploadSettings.LEASE));
        Duration recheck = settings.get(UploadSettings.RECHECK);
        targetOutage = new TargetOutage(target, recheck, clock);
        UploadHandler handler = new UploadHandler(
                ledger,
                new UploadSource(ledger.conversions(), store, context.sources(), new SidecarOwner(ledger.media())),
                target,
                uploadCompletion,
                inFlightSends,
                new TargetCircuitBreaker(
                        budget, settings.get(LullSettings.TARGET), name, recheck, queue::uploadWorkers, targetOutage),
                UploadPolicy.of(settings),
                new UploadSteps(context.traces(), Targets.kind(settings)),
                clock);
        RetryPolicy retry = new RetryPolicy(
                settings.get(UploadSettings.TRIES), settings.get(UploadSettings.FIRST_PAUSE), PAUSE_FACTOR);
        LoopLimits limits =
                new LoopLimits(parallel, parallel + MOST_RETRIES, retry, settings.get(UploadSettings.FINISHING));
        RandomGenerator random = RandomGenerator.getDefault();
        TasksInHand tasks = new TasksInHand(clock);
        loop = new TaskLoop<>(
                "upload",
                queue.uploads(limits.open()),
                new MeteredHandler<>("upload", tasks.of(handler), registry),
                limits,
                targetOutage,
                context.traces(),
                clock,
                random::nextDouble);
        presence = new Presence(context, "upload", tasks, loop::lastTurn);
        Targets.folder(settings).ifPresent(folder -> new FolderSpace("target", folder).bindTo(registry));
    }

    @Override
    public void start() {
        loop.start();
        presence.start();
        log.info("upload worker started, parallel uploads: {}", parallel);
    }

    /** Alive while it turns, ready while nothing keeps it from going on and it can use the target. */
    public void reportTo(Health health) {
        health.loop(loop.name(), loop::lastTurn)
                .needs(loop.name(), loop::checkHealthy)
                .needs("target", targetOutage::checkHealthy);
    }

    @Override
    public void stopIntake() {
        loop.stopIntake();
    }

    @Override
    public void close() {
        loop.close();
        presence.close();
        inFlightSends.close();
        target.close();
    }
}
