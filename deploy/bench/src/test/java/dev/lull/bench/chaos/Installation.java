package dev.lull.bench.chaos;

import dev.lull.bench.chaos.fault.BrokerProcess;
import dev.lull.bench.chaos.fault.Part;
import dev.lull.bench.chaos.observe.Folder;
import dev.lull.common.store.ConversionFolders;
import dev.lull.embedded.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A broker, a Redis and two of every role, each a process of its own, with everything below one folder. */
final class Installation {

    static final String BROKER = "broker";
    static final String REDIS = "redis";
    static final List<String> SERVERS = List.of(REDIS, BROKER);
    static final List<String> ROLES =
            List.of("coordinator-1", "coordinator-2", "upload-1", "upload-2", "convert-1", "convert-2");

    private static final Duration START = Duration.ofMinutes(2);

    private final Path folder;
    private final int redisPort = FreePort.find();
    private final List<Integer> coordinatorPorts = List.of(FreePort.find(), FreePort.find());
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, String> kafka;

    Installation(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        for (Path each : List.of(target(), store(), logs(), work(), folder.resolve("redis"), folder.resolve("tmp"))) {
            Files.createDirectories(each);
        }
        start(REDIS, redis());
        start(
                BROKER,
                java(256, BrokerProcess.class.getName(), folder.resolve("kafka").toString()));
        said(BROKER, "broker is up");
        kafka = kafka();
        Files.write(work().resolve("lull.properties"), settings());
        for (String role : ROLES) {
            start(role, role(role));
        }
        for (String role : ROLES) {
            said(role, "process is up: ");
        }
    }

    /** The properties of clients, as the broker says them. */
    private Map<String, String> kafka() throws IOException {
        String said = "broker: ";
        return Files.readAllLines(log(BROKER)).stream()
                .filter(line -> line.startsWith(said))
                .map(line -> line.substring(said.length()).split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private List<String> settings() {
        List<String> settings = new ArrayList<>();
        kafka.forEach((key, value) -> settings.add("kafka." + key + "=" + value));
        settings.addAll(List.of(
                "redis.url=redis://127.0.0.1:" + redisPort,
                "store=" + store(),
                "target=" + target(),
                "gate.yield=suspend",
                "reconcile.interval=5s",
                "reconcile.litter-age=10s",
                "convert.disk-floor=1MB",
                "convert.segment-length=2s",
                // small pictures would be encoded before anything could happen to them
                "convert.preset=veryslow",
                "convert.parallel-units=2",
                "convert.retry-pause=500ms",
                "upload.retry-pause=500ms",
                "upload.recheck=2s"));
        return settings;
    }

    private List<String> redis() {
        return List.of(
                "redis-server",
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(redisPort),
                "--dir",
                folder.resolve("redis").toString(),
                "--appendonly",
                "yes",
                "--appendfsync",
                "always",
                "--save",
                "",
                "--maxmemory-policy",
                "noeviction");
    }

    private List<String> role(String name) {
        String kind = name.substring(0, name.indexOf('-'));
        List<String> command = new ArrayList<>(java(
                192,
                "dev.lull.standalone.Lull",
                kind.equals("coordinator") ? kind : kind + "-worker",
                "--config",
                work().resolve("lull.properties").toString(),
                "--set",
                "worker.name=" + name));
        if (kind.equals("coordinator")) {
            int number = Integer.parseInt(name.substring(name.indexOf('-') + 1));
            command.addAll(List.of("--set", "http.port=" + coordinatorPorts.get(number - 1)));
        }
        return command;
    }

    private List<String> java(int megabytes, String main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx" + megabytes + "m",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dlogback.configurationFile=logback.xml",
                main));
        command.addAll(List.of(arguments));
        return command;
    }

    private void start(String name, List<String> command) {
        parts.add(new Part(name, command, log(name)));
    }

    /** What follows these words in the log of a part, once they are there. */
    private String said(String part, String words) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < deadline) {
            String log = Files.readString(log(part));
            int at = log.indexOf(words);
            if (at >= 0 && log.indexOf('\n', at) > 0) {
                return log.substring(at + words.length(), log.indexOf('\n', at));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IOException(part + " does not start: " + Files.readString(log(part)));
    }

    private Path log(String part) {
        return logs().resolve(part + ".log");
    }

    List<Part> parts() {
        return parts;
    }

    Path target() {
        return folder.resolve("target");
    }

    Path store() {
        return folder.resolve("store");
    }

    /** Files in the store, but for the pictures, which stay as long as the ledger knows their films. */
    List<Path> leftInStore() throws IOException {
        Path stills = store().resolve(ConversionFolders.STILLS);
        return Folder.files(store()).stream()
                .filter(file -> !file.startsWith(stills))
                .toList();
    }

    Path logs() {
        return folder.resolve("logs");
    }

    Path work() {
        return folder.resolve("work");
    }

    int redisPort() {
        return redisPort;
    }

    /** The properties of Kafka clients. */
    Map<String, String> kafkaClient() {
        return kafka;
    }

    List<Integer> coordinatorPorts() {
        return coordinatorPorts;
    }
}
