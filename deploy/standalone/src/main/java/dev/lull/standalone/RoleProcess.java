package dev.lull.standalone;

import dev.lull.common.lifecycle.Service;
import dev.lull.common.lifecycle.ServiceStack;
import dev.lull.common.lifecycle.Unavailable;
import dev.lull.common.ops.Health;
import dev.lull.common.ops.OpsServer;
import dev.lull.common.ops.Routes;
import dev.lull.common.role.RoleContext;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One role as a process of its own, against any Kafka and Redis, until it is told to stop. It answers probes from its
 * first moment to its last: alive while it waits for its servers and while it finishes what it holds, ready in between.
 */
final class RoleProcess {

    private static final Logger log = LoggerFactory.getLogger(RoleProcess.class);

    /** Between two looks for servers that are not there yet. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private RoleProcess() {}

    /** Makes the role of what every role needs; starts nothing. */
    interface Role {

        Made of(RoleContext context);
    }

    /**
     * A role that can be started.
     *
     * @param before what has to succeed first; tried until it does
     * @param routes what it answers over HTTP, beside probes and metrics
     */
    record Made(Service service, Runnable before, List<Routes> routes) {

        /** A role that answers nothing but probes, and has work as soon as there are topics. */
        static Made worker(RoleContext context, Service service) {
            return new Made(service, context.queue().uploadLag()::read, List.of());
        }
    }

    static int run(RoleOptions options, Role role) throws InterruptedException {
        Settings settings = options.settings();
        Logging.toStdout(settings.get(LullSettings.LOG_FORMAT));
        settings.effective().forEach((key, value) -> log.info("setting: {} = {}", key, value));
        try (ShutdownSignal shutdownSignal = ShutdownSignal.expected();
                ServiceStack services = new ServiceStack()) {
            shutdownSignal.allow(settings);
            RoleContext context = ProcessConnections.open(settings, services, event -> {});
            Made made = role.of(context);
            Health health = context.health();
            services.start(new OpsServer(
                    settings, health, context.metrics(), made.routes().toArray(Routes[]::new)));
            boolean served = awaited(context.ledger()::ping, shutdownSignal) && awaited(made.before(), shutdownSignal);
            if (served) {
                services.start(made.service());
                health.up();
                log.info("process is up: {}", context.name());
                shutdownSignal.await();
            }
            log.info("process stops: {}", context.name());
            health.stopping();
        }
        return ExitStatus.ALL_WELL;
    }

    /** Tries until it succeeds, and says once why it does not; false when told to stop meanwhile. */
    private static boolean awaited(Runnable step, ShutdownSignal shutdownSignal) throws InterruptedException {
        boolean said = false;
        while (true) {
            try {
                step.run();
                return true;
            } catch (Unavailable e) {
                if (!said) {
                    log.warn("start delayed, retrying: {}", e.getMessage());
                }
                said = true;
            }
            if (shutdownSignal.await(BETWEEN_LOOKS)) {
                return false;
            }
        }
    }
}
