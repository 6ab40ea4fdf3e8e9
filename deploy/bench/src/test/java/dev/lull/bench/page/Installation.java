package dev.lull.bench.page;

import static org.awaitility.Awaitility.await;

import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.embedded.EmbeddedBroker;
import dev.lull.embedded.EmbeddedRedis;
import dev.lull.embedded.FreePort;
import dev.lull.standalone.testing.LullProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A broker in this process, a Redis, and a coordinator as a process of its own, whose processor time can be told. */
final class Installation implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final EmbeddedBroker broker;
    private final EmbeddedRedis redis;
    private final Settings settings;
    private final LullProcess coordinator;
    private final String address;

    Installation(Path folder) throws IOException {
        Path work = Files.createDirectories(folder.resolve("work"));
        this.broker = EmbeddedBroker.start(folder.resolve("kafka"));
        this.redis = EmbeddedRedis.start(folder.resolve("redis"), null);
        int port = FreePort.find();
        this.address = "http://127.0.0.1:" + port + "/";
        Map<String, String> lines = new HashMap<>(Map.of(
                "redis.url", redis.url(),
                "store", folder.resolve("store").toString(),
                "target", Files.createDirectories(folder.resolve("out")).toString(),
                "http.port", Integer.toString(port),
                // it would look for files that exist in the ledger only
                "reconcile.interval", "1h",
                "worker.name", "coordinator"));
        broker.clientSettings().forEach((key, value) -> lines.put("kafka." + key, value));
        this.settings = new SettingsLoader().base(lines).load();
        Files.write(
                work.resolve("lull.properties"),
                lines.entrySet().stream()
                        .map(line -> line.getKey() + "=" + line.getValue())
                        .toList());
        this.coordinator = LullProcess.start(work, "coordinator", "--config", "lull.properties");
        await("the coordinator is up")
                .atMost(TIMEOUT)
                .until(() -> coordinator.out().contains("process is up") || !coordinator.isAlive());
        if (!coordinator.isAlive()) {
            throw new IOException(coordinator.out() + coordinator.err());
        }
    }

    Settings settings() {
        return settings;
    }

    /** Of the page. */
    String address() {
        return address;
    }

    ProcessorTime coordinator() {
        return new ProcessorTime(coordinator.pid());
    }

    @Override
    public void close() throws IOException {
        coordinator.kill();
        broker.close();
        redis.close();
    }
}
