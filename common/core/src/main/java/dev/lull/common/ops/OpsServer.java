package dev.lull.common.ops;

import dev.lull.common.lifecycle.Service;
import dev.lull.common.lifecycle.Unavailable;
import dev.lull.common.lifecycle.UnreadableEntry;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jetty.JettyServerThreadPoolMetrics;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.ThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server of one process: {@code /livez}, {@code /readyz}, {@code /metrics} and whatever the role adds. */
public final class OpsServer implements Service {

    private static final List<String> PROBES = List.of("/livez", "/readyz", "/metrics");
    private static final Logger log = LoggerFactory.getLogger(OpsServer.class);

    private final Endpoint endpoint;
    private final CallLimits limits;
    private final boolean guarded;
    private final Health health;
    private final Metrics metrics;
    private final Javalin server;

    /**
     * A server that answers once it is started.
     *
     * @throws SettingsException when {@code more} would be open to others without a token
     */
    public OpsServer(Settings settings, Health health, Metrics metrics, Routes... more) {
        this(settings, CallLimits.USUAL, health, metrics, more);
    }

    OpsServer(Settings settings, CallLimits limits, Health health, Metrics metrics, Routes... more) {
        this.endpoint = more.length == 0 ? Endpoint.forAnybody(settings) : Endpoint.of(settings);
        this.limits = limits;
        this.guarded = settings.find(LullSettings.HTTP_TOKEN).isPresent();
        this.health = health;
        this.metrics = metrics;
        this.server = Javalin.create(config -> configure(config, List.of(more)));
    }

    @Override
    public void start() {
        try {
            server.start();
        } catch (JavalinBindException e) {
            throw new SettingsException(List.of("http.port: cannot listen on "
                    + endpoint.host().getHostAddress() + ":" + endpoint.port()
                    + ", it is in use or not allowed; 0 takes a free port"));
        }
        log.info("listening on {}", url());
    }

    /** Where it can be reached from this machine. */
    public URI url() {
        String host = endpoint.host().isAnyLocalAddress()
                ? "127.0.0.1"
                : endpoint.host().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port());
    }

    @Override
    public void close() {
        server.stop();
    }

    private void configure(JavalinConfig config, List<Routes> more) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = CallLimits.LARGEST_BODY;
        config.http.prefer405over404 = true;
        ThreadPool threads = limits.threads();
        new JettyServerThreadPoolMetrics(threads, Tags.empty()).bindTo(metrics.registry());
        config.jetty.threadPool = threads;
        config.jetty.addConnector(this::connector);
        List<String> uploads =
                more.stream().flatMap(routes -> routes.uploads().stream()).toList();
        List<String> unlimited = Stream.concat(
                        PROBES.stream(), more.stream().flatMap(routes -> routes.streams().stream()))
                .toList();
        config.jetty.modifyServer(server -> server.setHandler(limits.handler(unlimited, uploads)));
        config.routes.before(SecurityHeaders::add);
        config.routes.before(this::checkHost);
        config.routes.before(context -> checkSize(context, uploads));
        config.routes.get("/livez", context -> answer(context, health.alive()));
        config.routes.get("/readyz", context -> answer(context, health.ready()));
        config.routes.get(
                "/metrics", context -> context.result(metrics.scrape()).contentType(Metrics.CONTENT_TYPE));
        more.forEach(routes -> routes.addTo(config.routes));
        errors(config.routes);
    }

    private ServerConnector connector(Server jetty, HttpConfiguration http) {
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(jetty, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(endpoint.host().getHostAddress());
        connector.setPort(endpoint.port());
        limits.limit(jetty, connector);
        return connector;
    }

    /** Where a token is asked for, a caller who has it may use any name. */
    private void checkHost(Context context) {
        if (endpoint.host().isLoopbackAddress() && (!guarded || PROBES.contains(context.path()))) {
            HostCheck.check(context);
        }
    }

    /** Before any of the body is waited for. */
    private static void checkSize(Context context, List<String> uploads) {
        String path = context.path();
        if (uploads.stream().anyMatch(each -> path.equals(each) || path.startsWith(each + "/"))) {
            return;
        }
        if (context.req().getContentLengthLong() > CallLimits.LARGEST_BODY) {
            throw new HttpResponseException(413, "the body is larger than " + CallLimits.LARGEST_BODY + " bytes");
        }
    }

    private static void answer(Context context, Health.Report report) {
        context.status(report.ok() ? 200 : 503).result(Json.write(report)).contentType("application/json");
    }

    private static void errors(RoutesConfig routes) {
        routes.exception(
                HttpResponseException.class, (e, context) -> Problem.answer(context, e.getStatus(), e.getMessage()));
        routes.exception(Unavailable.class, (e, context) -> {
            log.debug("not available: {} {}", context.method(), context.path(), e);
            Problem.answer(context, 503, e.publicReason());
        });
        routes.exception(UnreadableEntry.class, (e, context) -> {
            log.warn("request for what is unreadable: {}", e.getMessage());
            Problem.answer(context, 404, "what is kept under this id cannot be read; the log of this process says why");
        });
        routes.exception(Exception.class, (e, context) -> {
            log.error("HTTP request failed: {} {}", context.method(), context.path(), e);
            Problem.answer(context, 500, "something went wrong here; the log of this process says what");
        });
    }
}
