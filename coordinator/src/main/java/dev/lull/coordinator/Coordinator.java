package dev.lull.coordinator;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.ledger.Submission;
import dev.lull.common.lifecycle.Service;
import dev.lull.common.lifecycle.ServiceStack;
import dev.lull.common.media.MediaState;
import dev.lull.common.ops.Routes;
import dev.lull.common.original.SourceDisposal;
import dev.lull.common.probe.FfprobeMediaProbe;
import dev.lull.common.probe.MediaProbe;
import dev.lull.common.process.Ffmpeg;
import dev.lull.common.queue.ConvertBacklog;
import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.queue.TaskQueue;
import dev.lull.common.queue.UploadBacklog;
import dev.lull.common.role.Presence;
import dev.lull.common.role.RoleContext;
import dev.lull.common.role.TasksInHand;
import dev.lull.common.settings.GateSettings;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.ReceiveSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.WatchSettings;
import dev.lull.common.store.MediaStore;
import dev.lull.common.task.MediaEvent;
import dev.lull.coordinator.action.BulkAction;
import dev.lull.coordinator.action.Cancel;
import dev.lull.coordinator.action.Forget;
import dev.lull.coordinator.action.Prefer;
import dev.lull.coordinator.action.Retry;
import dev.lull.coordinator.action.Unlock;
import dev.lull.coordinator.bucket.BucketWatch;
import dev.lull.coordinator.history.HistoryRecorder;
import dev.lull.coordinator.intake.Intake;
import dev.lull.coordinator.intake.SingleFileIntake;
import dev.lull.coordinator.intake.SubmissionOptions;
import dev.lull.coordinator.intake.Unpacker;
import dev.lull.coordinator.live.LiveFeed;
import dev.lull.coordinator.live.LiveSampler;
import dev.lull.coordinator.live.Workers;
import dev.lull.coordinator.meter.GateMeters;
import dev.lull.coordinator.meter.InstallationMeters;
import dev.lull.coordinator.notify.Notifier;
import dev.lull.coordinator.receive.Uploads;
import dev.lull.coordinator.reconcile.ReconcileSchedule;
import dev.lull.coordinator.reconcile.Reconciler;
import dev.lull.coordinator.telegram.TelegramSource;
import dev.lull.coordinator.verify.TargetVerification;
import dev.lull.coordinator.watch.Watch;
import dev.lull.coordinator.web.Api;
import dev.lull.coordinator.web.DashboardRoutes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The coordinator of a process: intake, reconciling, the gate's watch and the HTTP API, wired together. */
public final class Coordinator implements Service {

    /** Until the next bit of an original arrives, or a round over a large ledger and store ends. */
    private static final Duration LONGEST_STEP = Duration.ofHours(1);

    private final String target;
    private final GatePoller gate;
    private final InstallationMeters installationMeters;
    private final Intake intake;
    private final Optional<Watch> watch;
    private final Optional<Uploads> uploads;
    private final Optional<BucketWatch> buckets;
    private final Optional<TelegramSource> telegram;
    private final HistoryRecorder history;
    private final Notifier notifier;
    private final SingleFileIntake singleFileIntake;
    private final Unpacker unpacker;
    private final Reconciler reconciler;
    private final LiveFeed live;
    private final Presence presence;
    private final Api api;
    private final ServiceStack services = new ServiceStack();

    /** Wires a coordinator; nothing is started yet. */
    public Coordinator(RoleContext context, Ffmpeg ffmpeg) {
        Settings settings = context.settings();
        TaskQueue queue = context.queue();
        Ledger ledger = context.ledger();
        MediaStore store = context.store();
        Clock clock = context.clock();
        String name = context.name();
        this.target = settings.get(LullSettings.TARGET);
        UploadBacklog uploadBacklog = queue.uploadBacklog();
        ConvertBacklog backlog = queue.convertBacklog();
        GateMeters gateMeters =
                new GateMeters(context.gate()::last, context.metrics().registry());
        this.gate = new GatePoller(context.gate(), settings.get(GateSettings.CHECK_INTERVAL), clock, gateMeters::read);
        this.installationMeters = new InstallationMeters(context, context.gate()::last);
        TaskPublisher publisher = queue.publisher();
        MediaProbe probe = new FfprobeMediaProbe(ffmpeg);
        MediaJournal journal = new MediaJournal(ledger.media(), publisher, name, clock);
        Cancel cancel = new Cancel(ledger, journal, store, new SourceDisposal(ledger.media(), settings), clock);
        Consumer<String> cancelled = submission -> new BulkAction(ledger).apply(cancel, submission);
        this.intake = new Intake(context, probe, cancelled);
        this.watch = settings.find(WatchSettings.FOLDERS).map(folders -> new Watch(context, folders, intake, target));
        this.uploads =
                settings.find(ReceiveSettings.FOLDER).map(folder -> new Uploads(context, folder, intake, target));
        this.buckets = settings.find(LullSettings.BUCKET_EVENTS_TOPIC)
                .map(topic -> new BucketWatch(context, topic, intake, target));
        this.history = new HistoryRecorder(context);
        this.singleFileIntake = new SingleFileIntake(context, probe);
        this.unpacker = new Unpacker(context, intake);
        Unlock unlock = new Unlock(ledger, journal, settings.get(LullSettings.STATE_RETENTION), unpacker::wake);
        this.telegram = TelegramSource.of(context, uploads.orElse(null), gate::now, unlock);
        this.notifier = Notifier.of(context, telegram.map(TelegramSource::replies), history::leads);
        history.tell(notifier);
        this.reconciler = new Reconciler(context, singleFileIntake::take, cancelled, ReconcileSchedule.of(settings));
        Duration longest = settings.get(LullSettings.RECONCILE_INTERVAL).plus(LONGEST_STEP);
        context.health()
                .loop("gate", gate::lastTurn)
                .loop("intake", intake::lastTurn, longest)
                .loop("history", history::lastTurn, longest)
                .loop("unpacker", unpacker::lastTurn, longest)
                .loop("reconciler", reconciler::lastRound, longest);
        watch.ifPresent(each -> context.health().loop("watch", each::lastTurn, longest));
        uploads.ifPresent(each -> context.health().loop("uploads", each::lastTurn, longest));
        buckets.ifPresent(each -> context.health().loop("bucket events", each::lastTurn, longest));
        telegram.ifPresent(each -> context.health().loop("telegram", each::lastTurn, longest));
        Retry retry = new Retry(ledger, journal, publisher, store, singleFileIntake::take, target, clock);
        Workers workers = new Workers(ledger);
        this.live = new LiveFeed(new LiveSampler(ledger, workers, gate::last, clock));
        this.presence = new Presence(context, "coordinator", new TasksInHand(clock), gate::lastTurn);
        this.api = new Api(
                this::submit,
                Map.of(
                        "cancel",
                        cancel,
                        "retry",
                        retry,
                        "forget",
                        new Forget(ledger, store, file -> uploads.ifPresent(each -> each.forgotten(file))),
                        "prefer",
                        new Prefer(ledger, publisher)),
                unlock,
                new TargetVerification(ledger, context.sources(), retry, target),
                ledger,
                target,
                gate::last,
                gate::now,
                backlog,
                uploadBacklog,
                queue.history(),
                clock,
                intake::awaitedSources,
                uploads,
                live,
                workers,
                store,
                settings);
    }

    /** Takes up what was left unfinished; the topics must be there. */
    @Override
    public void start() {
        services.start(installationMeters);
        services.start(gate);
        services.start(notifier);
        services.start(history);
        services.start(intake);
        watch.ifPresent(services::start);
        uploads.ifPresent(services::start);
        buckets.ifPresent(services::start);
        services.start(singleFileIntake);
        services.start(unpacker);
        telegram.ifPresent(services::start);
        services.start(reconciler);
        services.start(live);
        services.start(presence);
    }

    /**
     * Accepts paths for this coordinator's target; the same request again, while its files are still being read, goes
     * on with that submission.
     *
     * @param paths absolute paths or store URIs
     * @param options of a new submission
     */
    public Submission submit(List<String> paths, SubmissionOptions options) {
        return intake.submit(paths, target, options);
    }

    /** The same for whoever was interrupted: it goes on with any submission of these paths that is not settled. */
    public Submission resume(List<String> paths, SubmissionOptions options) {
        return intake.resume(paths, target, options);
    }

    /** Something happened in this process, or elsewhere; returns immediately. */
    public void heard(MediaEvent event) {
        if (event.state() == MediaState.QUARANTINED || event.state() == MediaState.CANCELLED) {
            reconciler.ownerEnded(event.media());
        } else if (event.state() == MediaState.UNPACKING) {
            unpacker.wake();
        }
    }

    /** What it answers over HTTP: the API, and the pages of the dashboard. */
    public List<Routes> routes() {
        return List.of(api, new DashboardRoutes());
    }

    @Override
    public void stopIntake() {
        services.stopIntake();
    }

    @Override
    public void close() {
        services.close();
    }
}
