package dev.lull.bench.scaling;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lull.embedded.EmbeddedBroker;
import dev.lull.embedded.EmbeddedRedis;
import dev.lull.embedded.testing.TopicRecords;
import dev.lull.standalone.testing.LullProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** A broker and a Redis in this process, where their requests can be counted, and roles as processes of their own. */
final class Installation implements AutoCloseable {

    private static final String LISTENING = "listening on ";

    final Path work;
    private final EmbeddedBroker broker;
    private final EmbeddedRedis redis;
    private final List<LullProcess> processes = new ArrayList<>();
    private String api = "";

    Installation(Path folder, Map<String, String> settings) throws IOException {
        this.work = Files.createDirectories(folder.resolve("work"));
        Files.createDirectories(out());
        this.broker = EmbeddedBroker.start(folder.resolve("kafka"));
        this.redis = EmbeddedRedis.start(folder.resolve("redis"), null);
        List<String> lines = new ArrayList<>(List.of(
                "redis.url=" + redis.url(),
                "store=" + folder.resolve("store"),
                "target=" + out(),
                "convert.disk-floor=1MB"));
        broker.clientSettings().forEach((key, value) -> lines.add("kafka." + key + "=" + value));
        settings.forEach((key, value) -> lines.add(key + "=" + value));
        Files.write(work.resolve("lull.properties"), lines);
    }

    void coordinator() throws IOException {
        LullProcess process = role("coordinator", "coordinator");
        until("the coordinator listens", () -> process.out().contains(LISTENING));
        String said = process.out();
        api = said.substring(said.indexOf(LISTENING) + LISTENING.length())
                .lines()
                .findFirst()
                .orElseThrow();
    }

    /** Starts a worker and waits until it says that it has. */
    LullProcess worker(String role, String name) throws IOException {
        LullProcess process = role(role, name);
        until(name + " has started", () -> (process.out() + process.err()).contains("worker started"));
        return process;
    }

    private LullProcess role(String role, String name) throws IOException {
        LullProcess process =
                LullProcess.start(work, role, "--config", "lull.properties", "--set", "worker.name=" + name);
        processes.add(process);
        return process;
    }

    /** Submits a folder of {@link #work}. */
    void submit(String folder) throws IOException, InterruptedException {
        try (LullProcess client = LullProcess.start(work, "submit", folder, "--api", api)) {
            if (client.status() != 0) {
                throw new IOException(client.err());
            }
        }
    }

    /** Waits until so many files are at the target. */
    void arrived(int number) {
        until(number + " files have arrived", () -> {
            try (var files = Files.walk(out())) {
                return files.filter(Files::isRegularFile)
                                .filter(file -> !file.getFileName().toString().startsWith("."))
                                .count()
                        >= number;
            }
        });
    }

    static void until(String what, Callable<Boolean> condition) {
        await(what)
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(50))
                .ignoreException(java.io.UncheckedIOException.class)
                .until(condition);
    }

    Path out() {
        return work.resolve("out");
    }

    /** What was told, in no order. */
    List<JsonNode> events() {
        return TopicRecords.values(broker.clientSettings(), "media.events").stream()
                .map(Installation::json)
                .toList();
    }

    Counters counters() {
        return Counters.now(redis.url());
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    @Override
    public void close() throws IOException {
        processes.forEach(LullProcess::kill);
        broker.close();
        redis.close();
    }
}
