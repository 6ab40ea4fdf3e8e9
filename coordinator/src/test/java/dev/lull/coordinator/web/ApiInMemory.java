package dev.lull.coordinator.web;

import dev.lull.common.gate.Gate;
import dev.lull.common.ops.Health;
import dev.lull.common.ops.Metrics;
import dev.lull.common.ops.OpsServer;
import dev.lull.common.ops.Routes;
import dev.lull.common.original.SourceDisposal;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.store.LocalSourceFiles;
import dev.lull.common.store.SourceRoots;
import dev.lull.coordinator.action.Cancel;
import dev.lull.coordinator.action.Forget;
import dev.lull.coordinator.action.Prefer;
import dev.lull.coordinator.action.Retry;
import dev.lull.coordinator.action.Unlock;
import dev.lull.coordinator.live.LiveFeed;
import dev.lull.coordinator.live.LiveSampler;
import dev.lull.coordinator.live.Workers;
import dev.lull.coordinator.testing.World;
import dev.lull.coordinator.verify.TargetVerification;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HandlerType;
import io.javalin.router.ParsedEndpoint;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A coordinator's HTTP server over a world in memory; whatever is submitted is only noted. */
final class ApiInMemory implements AutoCloseable {

    final Health health;
    private final Metrics metrics = new Metrics();
    private final Set<String> calls = new TreeSet<>();
    private final OpsServer server;
    private final LiveFeed live;

    /** Not started yet. */
    ApiInMemory(World world, String target, @Nullable String token) {
        Map<String, String> settings = new HashMap<>(Map.of("http.bind", "127.0.0.1", "http.port", "0"));
        if (token != null) {
            settings.put("http.token", token);
        }
        Settings loaded = new SettingsLoader().base(settings).load();
        this.health = new Health(world.clock);
        Gate gate = Gate.of(world.queue.uploadGate(), world.ledger.pauses(), loaded, world.clock);
        this.live = new LiveFeed(new LiveSampler(
                world.ledger, new Workers(world.ledger), () -> gate.reading(Duration.ZERO), world.clock));
        this.server =
                new OpsServer(loaded, health, metrics, api(world, target, gate, live, loaded), (Routes) this::note);
    }

    private static Api api(World world, String target, Gate gate, LiveFeed live, Settings settings) {
        SourceDisposal disposal = new SourceDisposal(world.ledger.media(), world.settings);
        Retry retry = new Retry(
                world.ledger,
                world.journal,
                world.queue.publisher(),
                world.store,
                world.secondIntake::take,
                target,
                world.clock);
        return new Api(
                (paths, options) -> world.ledger.submissions().open("new", paths, target, world.clock.instant()),
                Map.of(
                        "cancel",
                        new Cancel(world.ledger, world.journal, world.store, disposal, world.clock),
                        "retry",
                        retry,
                        "forget",
                        new Forget(world.ledger, world.store, forgotten -> {}),
                        "prefer",
                        new Prefer(world.ledger, world.queue.publisher())),
                new Unlock(world.ledger, world.journal, Duration.ofHours(1), () -> {}),
                new TargetVerification(world.ledger, new LocalSourceFiles(SourceRoots.EVERYWHERE), retry, target),
                world.ledger,
                target,
                () -> gate.reading(Duration.ZERO),
                () -> gate.reading(Duration.ZERO),
                world.queue.convertBacklog(),
                world.queue.uploadBacklog(),
                world.queue.history(),
                world.clock,
                Optional::empty,
                Optional.empty(),
                live,
                new Workers(world.ledger),
                world.store,
                settings);
    }

    /** Javalin gives out what is registered only here. */
    private void note(RoutesConfig routes) {
        List<ParsedEndpoint> all = routes.getCfg$javalin().internalRouter.allHttpHandlers();
        all.stream()
                .map(each -> each.endpoint)
                .filter(endpoint -> !endpoint.method.equals(HandlerType.BEFORE))
                .filter(endpoint -> !endpoint.method.equals(HandlerType.AFTER))
                // tus describes these itself, and its clients are made by hand
                .filter(endpoint -> !endpoint.path.startsWith(ReceiveRoutes.PATH))
                .forEach(endpoint -> calls.add(endpoint.method.name() + " " + endpoint.path));
    }

    /** What it answers, as {@code GET /api/v1/media/{id}}, but for uploads. */
    Set<String> calls() {
        return calls;
    }

    ApiInMemory start() {
        live.start();
        server.start();
        return this;
    }

    URI url() {
        return server.url();
    }

    @Override
    public void close() {
        live.close();
        server.close();
        metrics.close();
    }
}
