package dev.lull.coordinator;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.ledger.Submission;
import dev.lull.common.lifecycle.Service;
import dev.lull.common.lifecycle.ServiceStack;
import dev.lull.common.ops.Health;
import dev.lull.common.ops.Metrics;
import dev.lull.common.ops.OpsServer;
import dev.lull.common.probe.MediaProbe;
import dev.lull.common.process.Ffmpeg;
import dev.lull.common.queue.ConvertBacklog;
import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.queue.TaskQueue;
import dev.lull.common.queue.UploadLag;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.store.MediaStore;
import dev.lull.common.store.SourceFiles;
import dev.lull.coordinator.intake.Intake;
import dev.lull.coordinator.intake.SecondIntake;
import dev.lull.coordinator.reconcile.Pace;
import dev.lull.coordinator.reconcile.Reconciler;
import dev.lull.coordinator.request.Cancel;
import dev.lull.coordinator.request.Retry;
import dev.lull.coordinator.web.Api;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/** The coordinator of a process: intake, reconciling, the gate's watch and the HTTP API, wired together. */
public final class Coordinator implements Service {

    private final TaskQueue queue;
    private final String target;
    private final GateWatch gate;
    private final Intake intake;
    private final SecondIntake secondIntake;
    private final Reconciler reconciler;
    private final OpsServer server;
    private final ServiceStack services = new ServiceStack();

    /**
     * Wires a coordinator; nothing is started yet.
     *
     * @param name the name of this process
     * @param metrics shown at {@code /metrics}
     */
    public Coordinator(
            Settings settings,
            TaskQueue queue,
            Ledger ledger,
            MediaStore store,
            SourceFiles sources,
            Ffmpeg ffmpeg,
            String name,
            Clock clock,
            Metrics metrics) {
        this.queue = queue;
        this.target = settings.get(LullSettings.TARGET);
        UploadLag lag = queue.uploadLag();
        ConvertBacklog backlog = queue.convertBacklog();
        this.gate = new GateWatch(queue.uploadGate(), settings.get(LullSettings.GATE_CHECK_INTERVAL), clock);
        TaskPublisher publisher = queue.publisher();
        MediaProbe probe = new MediaProbe(ffmpeg);
        this.intake = new Intake(ledger, publisher, sources, probe, settings, name, clock);
        this.secondIntake = new SecondIntake(ledger, publisher, sources, probe, settings, name, clock);
        this.reconciler =
                new Reconciler(ledger, queue, store, sources, secondIntake::take, name, Pace.of(settings), clock);
        Health health = new Health(clock)
                .loop("gate", gate::lastTurn)
                .needs("queue", lag::read)
                .needs("ledger", ledger::ping);
        metrics.gate(gate::last)
                .gauge(
                        "lull.conversions.waiting",
                        "Conversions not planned yet",
                        () -> backlog.read().conversions())
                .gauge(
                        "lull.units.waiting",
                        "Units of planned conversions not done yet",
                        () -> backlog.read().units());
        MediaJournal journal = new MediaJournal(ledger.media(), publisher, name, clock);
        Api api = new Api(
                this::submit,
                new Cancel(ledger, journal, store, clock),
                new Retry(ledger, journal, publisher, store, secondIntake::take, target, clock),
                ledger,
                target,
                gate::last,
                backlog,
                settings.find(LullSettings.HTTP_TOKEN).orElse(null));
        this.server = new OpsServer(settings, health, metrics, api);
    }

    /** Makes the topics, takes up what was left unfinished, and answers. */
    @Override
    public void start() {
        queue.prepare();
        services.start(gate);
        services.start(intake);
        services.start(secondIntake);
        services.start(reconciler);
        services.start(server);
    }

    /**
     * Accepts paths for this coordinator's target; the same paths again go on with the submission under way.
     *
     * @param paths absolute paths or store URIs
     */
    public Submission submit(List<String> paths) {
        return intake.submit(paths, target);
    }

    /** Where the API is. */
    public URI url() {
        return server.url();
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
