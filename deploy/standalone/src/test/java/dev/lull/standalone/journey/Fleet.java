package dev.lull.standalone.journey;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.UnitState;
import dev.lull.embedded.EmbeddedBroker;
import dev.lull.embedded.EmbeddedRedis;
import dev.lull.embedded.testing.TopicRecords;
import dev.lull.redis.RedisLedger;
import dev.lull.standalone.testing.CoordinatorApi;
import dev.lull.standalone.testing.LullProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A broker, a Redis, and every role as a process of its own; each of them may be killed, stopped or restarted. */
final class Fleet implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    final Path work;
    private final Path data;
    private final List<LullProcess> processes = new ArrayList<>();
    private EmbeddedBroker broker;
    private EmbeddedRedis redis;
    private final RedisLedger ledger;

    Fleet(Path folder, Map<String, String> settings) throws IOException {
        this.work = Files.createDirectories(folder.resolve("work"));
        this.data = Files.createDirectories(folder.resolve("data"));
        Files.createDirectories(work.resolve("out"));
        this.broker = EmbeddedBroker.start(data.resolve("kafka"));
        this.redis = EmbeddedRedis.start(data.resolve("redis"), null);
        this.ledger = new RedisLedger(redis.url(), Duration.ofDays(1), Duration.ofDays(1));
        List<String> lines = new ArrayList<>(List.of(
                "redis.url=" + redis.url(),
                "store=" + data.resolve("store"),
                "target=" + work.resolve("out"),
                "convert.disk-floor=1MB"));
        broker.clientSettings().forEach((key, value) -> lines.add("kafka." + key + "=" + value));
        settings.forEach((key, value) -> lines.add(key + "=" + value));
        Files.write(work.resolve("lull.properties"), lines);
    }

    LullProcess role(String role, String name) throws IOException {
        LullProcess process =
                LullProcess.start(work, role, "--config", "lull.properties", "--set", "worker.name=" + name);
        processes.add(process);
        return process;
    }

    /** Submits everything below a folder of {@link #work}. */
    void submit(LullProcess coordinator, String folder) throws Exception {
        String listening = "listening on ";
        await().atMost(TIMEOUT).until(() -> coordinator.out().contains(listening) || !coordinator.isAlive());
        String url = coordinator
                .out()
                .substring(coordinator.out().indexOf(listening) + listening.length())
                .lines()
                .findFirst()
                .orElseThrow();
        CoordinatorApi.at(url).submit(work.resolve(folder));
    }

    Map<String, String> kafka() {
        return broker.clientSettings();
    }

    String redisUrl() {
        return redis.url();
    }

    void restartBroker() throws IOException {
        broker.close();
        broker = EmbeddedBroker.start(data.resolve("kafka"));
    }

    void restartRedis() throws IOException {
        redis.close();
        redis = EmbeddedRedis.start(data.resolve("redis"), null);
    }

    /** The one conversion there is, once there is one. */
    Conversion conversion() {
        return await().atMost(TIMEOUT)
                .until(() -> ledger.conversions().incomplete(0, 1).stream().findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    Conversion conversion(String id) {
        return ledger.conversions().find(id).orElseThrow();
    }

    /** Waits until a worker is in the middle of a segment while at least so many are finished. */
    void awaitSegmentOf(String worker, String id, int finished) {
        await(worker + " works on a segment")
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    Conversion now = conversion(id);
                    return finished(now) >= finished
                            && now.units().entrySet().stream()
                                    .filter(unit -> unit.getKey().isSegment())
                                    .anyMatch(unit -> unit.getValue() instanceof UnitState.Running running
                                            && running.worker().equals(worker));
                });
    }

    void awaitFile(String name) {
        await(name + " is at the target")
                .atMost(TIMEOUT)
                .until(() -> Files.exists(work.resolve("out").resolve(name)));
    }

    /** How often the encoding of a segment was begun. */
    long segmentsBegun() {
        return events().stream().filter(event -> ofSegment(event, "started")).count();
    }

    /** Everything that happened, in no order. */
    List<JsonNode> events() {
        return TopicRecords.values(broker.clientSettings(), "media.events").stream()
                .map(Fleet::json)
                .toList();
    }

    static boolean ofSegment(JsonNode event, String step) {
        return event.path("unit").asText().startsWith("segment:")
                && event.path("step").asText().equals(step);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static long finished(Conversion conversion) {
        return conversion.units().values().stream()
                .filter(UnitState.Done.class::isInstance)
                .count();
    }

    @Override
    public void close() throws IOException {
        processes.forEach(LullProcess::kill);
        ledger.close();
        broker.close();
        redis.close();
    }
}
