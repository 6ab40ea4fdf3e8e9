package dev.lull.standalone;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.Submission;
import dev.lull.common.lifecycle.ServiceStack;
import dev.lull.common.ops.Health;
import dev.lull.common.ops.OpsServer;
import dev.lull.common.ops.Routes;
import dev.lull.common.process.Ffmpeg;
import dev.lull.common.role.RoleContext;
import dev.lull.common.settings.Settings;
import dev.lull.common.task.MediaEvent;
import dev.lull.convert.ConvertWorker;
import dev.lull.coordinator.Coordinator;
import dev.lull.coordinator.intake.SubmissionOptions;
import dev.lull.coordinator.live.LiveSampler;
import dev.lull.coordinator.live.LiveState;
import dev.lull.standalone.client.CommandFailure;
import dev.lull.upload.UploadWorker;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** All of Lull in one process: the servers, a coordinator and its workers, on loopback. */
final class AllInOne implements AutoCloseable {

    private final ServiceStack services;
    private final Servers servers;
    private final Ledger ledger;
    private final Coordinator coordinator;
    private final OpsServer server;
    private final LiveSampler live;

    private AllInOne(
            ServiceStack services,
            Servers servers,
            Ledger ledger,
            Coordinator coordinator,
            OpsServer server,
            LiveSampler live) {
        this.services = services;
        this.servers = servers;
        this.ledger = ledger;
        this.coordinator = coordinator;
        this.server = server;
        this.live = live;
    }

    /**
     * Starts everything; if a part does not start, those before it are stopped again.
     *
     * @param events is told of every event, by the threads that made it happen; must return immediately
     */
    static AllInOne start(DataDirectory data, Settings wanted, Workers workers, Consumer<MediaEvent> events) {
        return start(data, wanted, workers, events, new StartUp(parts -> {}));
    }

    /** @param startUp is told what is being started */
    static AllInOne start(
            DataDirectory data, Settings wanted, Workers workers, Consumer<MediaEvent> events, StartUp startUp) {
        ServiceStack services = new ServiceStack();
        try {
            return start(services, data, wanted, workers, events, startUp);
        } catch (RuntimeException e) {
            services.close();
            throw e;
        }
    }

    private static AllInOne start(
            ServiceStack services,
            DataDirectory data,
            Settings wanted,
            Workers workers,
            Consumer<MediaEvent> events,
            StartUp startUp) {
        Servers servers = services.closing(Servers.start(data, wanted, startUp));
        Runnable rolesStarted = startUp.begins("coordinator and workers");
        Settings settings = servers.settings();
        Ffmpeg ffmpeg = servers.ffmpeg();
        List<Consumer<MediaEvent>> listeners = new CopyOnWriteArrayList<>(List.of(events));
        RoleContext context =
                ProcessConnections.open(settings, services, event -> listeners.forEach(each -> each.accept(event)));
        context.queue().prepare();
        Coordinator coordinator = services.start(new Coordinator(context, ffmpeg));
        listeners.add(coordinator::heard);
        Health health = context.health();
        OpsServer server = services.start(new OpsServer(
                settings, health, context.metrics(), coordinator.routes().toArray(Routes[]::new)));
        for (int i = 1; i <= workers.upload(); i++) {
            services.start(new UploadWorker(context.withName(context.name() + "-upload-" + i), () -> ffmpeg))
                    .reportTo(health);
        }
        for (int i = 1; i <= workers.convert(); i++) {
            services.start(new ConvertWorker(context.withName(context.name() + "-convert-" + i), ffmpeg))
                    .reportTo(health);
        }
        health.up();
        rolesStarted.run();
        LiveSampler live = new LiveSampler(context.ledger(), context.gate()::last, context.clock());
        return new AllInOne(services, servers, context.ledger(), coordinator, server, live);
    }

    /** How many of each run in this process; none of a kind means that others do that work. */
    record Workers(int upload, int convert) {}

    /** Goes on with what was submitted of these paths, if that was interrupted, and otherwise submits them. */
    Submission resume(List<String> paths, SubmissionOptions options) {
        return coordinator.resume(paths, options);
    }

    Ledger ledger() {
        return ledger;
    }

    /** What goes on now; for one thread. */
    LiveState live() {
        return live.read();
    }

    /** The settings that hold, with the addresses of the servers. */
    Settings settings() {
        return servers.settings();
    }

    /** @throws CommandFailure when one of its servers ended and is not started again */
    void requireServers() {
        servers.requireRunning();
    }

    /** Where the coordinator answers. */
    URI url() {
        return server.url();
    }

    @Override
    public void close() {
        services.close();
    }
}
