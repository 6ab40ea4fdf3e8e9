package dev.lull.standalone;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.redis.RedisLedger;
import dev.lull.common.lifecycle.ServiceStack;
import dev.lull.common.ops.Health;
import dev.lull.common.ops.Metrics;
import dev.lull.common.ops.OpsServer;
import dev.lull.common.queue.TaskQueue;
import dev.lull.common.queue.UploadLag;
import dev.lull.common.queue.WatchedQueue;
import dev.lull.common.queue.kafka.KafkaQueue;
import dev.lull.common.settings.Settings;
import dev.lull.common.store.Storage;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One role as a process of its own, against any Kafka and Redis, until it is told to stop. */
final class RoleProcess {

    private static final Logger log = LoggerFactory.getLogger(RoleProcess.class);

    private RoleProcess() {}

    /** Starts the role on what every role needs. */
    interface Role {

        void start(Parts parts, ServiceStack services);
    }

    /** What every role needs. */
    record Parts(
            Settings settings,
            TaskQueue queue,
            Ledger ledger,
            Storage storage,
            String name,
            Clock clock,
            Metrics metrics) {

        /** How the process is, as far as every role depends on the same things. */
        Health health() {
            UploadLag lag = queue.uploadLag();
            return new Health(clock).needs("queue", lag::read).needs("ledger", ledger::ping);
        }

        /** The endpoints of a role that has no API of its own. */
        OpsServer opsServer(Health health) {
            return new OpsServer(settings, health, metrics);
        }
    }

    static int run(RoleOptions options, Role role) throws InterruptedException {
        Logging.toStdout();
        Settings settings = options.settings();
        settings.effective().forEach((key, value) -> log.info("{} = {}", key, value));
        try (Interruption interruption = Interruption.expected();
                ServiceStack services = new ServiceStack()) {
            String name = WorkerName.of(settings);
            Clock clock = Clock.systemUTC();
            Metrics metrics = services.closing(new Metrics());
            TaskQueue queue = services.closing(new WatchedQueue(new KafkaQueue(settings, name, clock), metrics::count));
            Ledger ledger = services.closing(new RedisLedger(settings));
            Storage storage = services.closing(Storage.open(settings));
            role.start(new Parts(settings, queue, ledger, storage, name, clock, metrics), services);
            log.info("{} is up", name);
            interruption.await();
            log.info("{} stops", name);
        }
        return ExitStatus.ALL_WELL;
    }
}
