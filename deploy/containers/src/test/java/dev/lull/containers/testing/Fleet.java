package dev.lull.containers.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.settings.SettingsLoader;
import dev.lull.s3.Bucket;
import dev.lull.s3.PutRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.util.Throwables;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.lifecycle.Startables;

/**
 * A cluster of containers that share no disk: Kafka, Redis and an S3 server, and whatever roles a test starts.
 * Originals, store and target are the buckets {@code originals}, {@code store} and {@code archive}.
 */
public final class Fleet implements AutoCloseable {

    private static final String IDENTITY = "lull-tests";
    private static final String CREDENTIAL = "not-a-secret";
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Pattern SEGMENT_BEGUN = Pattern.compile(
            "(?m)(?:starting deferred conversion of|continuing conversion of) (.+?)(?: \\(\\d+ %\\))?: (segment:\\d+)$");
    private static final Pattern SENT = Pattern.compile("uploaded(?:, but no longer wanted)?: .+: s3://archive/(.+)");

    private final Network network = Network.newNetwork();
    private final ServerContainer kafka = ServerContainer.kafka(network);
    private final ServerContainer redis = ServerContainer.redis(network);
    private final ServerContainer s3 = ServerContainer.s3(network, IDENTITY, CREDENTIAL);
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<RoleContainer> roles = new ArrayList<>();

    /** Servers that are up, and roles that will have these settings. */
    public Fleet(Map<String, String> more) throws Exception {
        try {
            startServers();
            assertThat(s3.execInContainer("mkdir", "-p", "/data/originals", "/data/store", "/data/archive")
                            .getExitCode())
                    .isZero();
        } catch (Exception | Error e) {
            close();
            throw e;
        }
        settings.putAll(Map.of(
                "kafka.bootstrap.servers", "kafka:9092",
                "redis.url", "redis://redis:6379",
                "store", "s3://store/units",
                "target", "s3://archive",
                "intake.roots", "s3://originals",
                "s3.endpoint", "http://s3:" + ServerContainer.S3_PORT,
                "s3.access-key", IDENTITY,
                "s3.secret-key", CREDENTIAL,
                "reconcile.interval", "2s"));
        settings.putAll(more);
    }

    /** Why one did not start stands in its log and in the innermost cause, which a report of tests leaves out. */
    private void startServers() {
        try {
            Startables.deepStart(kafka, redis, s3).join();
        } catch (CompletionException e) {
            String logs = Stream.of(kafka, redis, s3)
                    .filter(server -> server.getContainerId() != null)
                    .map(server -> server.getDockerImageName() + ":\n" + server.getLogs())
                    .collect(Collectors.joining("\n"));
            throw new IllegalStateException(Throwables.getRootCause(e) + "\n" + logs, e);
        }
    }

    /** Starts a role and waits until it is ready. */
    public RoleContainer start(String role, String name) {
        RoleContainer container = make(role, name);
        container.start();
        return container;
    }

    /** Starts convert workers side by side. */
    public List<RoleContainer> startConvertWorkers(String... names) {
        List<RoleContainer> workers =
                Stream.of(names).map(name -> make("convert-worker", name)).toList();
        Startables.deepStart(workers).join();
        return workers;
    }

    /** A role that is not started yet. */
    public RoleContainer make(String role, String name) {
        RoleContainer container = new RoleContainer(role, name, network, settings);
        roles.add(container);
        return container;
    }

    /** Puts everything below a folder into the bucket of originals. */
    public void upload(Path folder, String prefix) throws IOException {
        try (Bucket bucket = bucket("originals");
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                bucket.put(PutRequest.of(file, prefix + "/" + name, "application/octet-stream"));
            }
        }
    }

    /** The SHA-256 of everything that has arrived, by its name in the target; each object is read. */
    public Map<String, String> arrived() throws IOException {
        Map<String, String> arrived = new LinkedHashMap<>();
        try (Bucket bucket = bucket("archive")) {
            for (var object : bucket.list("")) {
                arrived.put(object.key(), bucket.sha256(object.key()));
            }
        }
        return arrived;
    }

    /** Waits until a worker has begun a segment after this many begun by all. */
    public void awaitSegmentOf(RoleContainer worker, int after) {
        await().atMost(TIMEOUT)
                .until(() -> segmentsBegun().size() > after
                        && SEGMENT_BEGUN.matcher(worker.log()).find());
    }

    /** Each time a segment of a film was begun by any worker there was: the film and the segment. */
    public List<String> segmentsBegun() {
        return logged(SEGMENT_BEGUN, found -> found.group(1) + " " + found.group(2));
    }

    /** How often a segment was begun that had been begun before. */
    public long segmentsBegunAgain() {
        List<String> begun = segmentsBegun();
        return begun.size() - begun.stream().distinct().count();
    }

    /** Each time a file was sent to the target by any worker there was: its name there. */
    public List<String> sent() {
        return logged(SENT, found -> found.group(1));
    }

    private List<String> logged(Pattern pattern, Function<MatchResult, String> text) {
        return roles.stream()
                .flatMap(role -> pattern.matcher(role.log()).results().map(text))
                .toList();
    }

    private Bucket bucket(String name) {
        List<String> settings = List.of(
                "s3.endpoint=http://" + s3.getHost() + ":" + s3.getMappedPort(ServerContainer.S3_PORT),
                "s3.access-key=" + IDENTITY,
                "s3.secret-key=" + CREDENTIAL);
        return Bucket.open(new SettingsLoader().commandLine(settings).load(), name);
    }

    @Override
    public void close() {
        Stream.concat(roles.stream(), Stream.of(s3, redis, kafka)).parallel().forEach(GenericContainer::stop);
        network.close();
    }
}
