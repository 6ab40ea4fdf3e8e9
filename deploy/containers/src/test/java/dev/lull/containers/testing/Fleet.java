package dev.lull.containers.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lull.common.s3.Bucket;
import dev.lull.common.s3.NewObject;
import dev.lull.common.settings.SettingsLoader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    private static final String TOKEN = "only-for-tests";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Pattern SEGMENT_BEGUN = Pattern.compile(
            "(?m)(?:starting deferred conversion of|going on with) (.+?)(?: \\(\\d+ %\\))?: (segment:\\d+)$");

    private final Network network = Network.newNetwork();
    private final ServerContainer kafka = ServerContainer.kafka(network);
    private final ServerContainer redis = ServerContainer.redis(network);
    private final ServerContainer s3 = ServerContainer.s3(network, IDENTITY, CREDENTIAL);
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<RoleContainer> roles = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    /** Servers that are up, and roles that will have these settings. */
    public Fleet(Map<String, String> more) throws Exception {
        try {
            Startables.deepStart(kafka, redis, s3).join();
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
                "http.token", TOKEN,
                "reconcile.interval", "2s"));
        settings.putAll(more);
    }

    /** Starts a role and waits until it is ready. */
    public RoleContainer start(String role, String name) {
        RoleContainer container = made(role, name);
        container.start();
        return container;
    }

    /** Starts convert workers side by side. */
    public List<RoleContainer> startConvertWorkers(String... names) {
        List<RoleContainer> workers =
                Stream.of(names).map(name -> made("convert-worker", name)).toList();
        Startables.deepStart(workers).join();
        return workers;
    }

    private RoleContainer made(String role, String name) {
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
                bucket.put(NewObject.of(file, prefix + "/" + name, "application/octet-stream"));
            }
        }
    }

    /** Hands over what is below a name in the bucket of originals; returns the submission. */
    public String submit(RoleContainer coordinator, String prefix) {
        String paths = "{\"paths\": [\"s3://originals/" + prefix + "\"]}";
        return call(coordinator, "submissions", HttpRequest.BodyPublishers.ofString(paths))
                .path("id")
                .asText();
    }

    /** Waits until nothing more happens to the files of a submission; returns how many are in which state. */
    public Map<String, Integer> settled(RoleContainer coordinator, String submission) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !ask(coordinator, "submissions/" + submission)
                        .path("settled_at")
                        .isNull());
        Map<String, Integer> counts = new LinkedHashMap<>();
        ask(coordinator, "submissions/" + submission)
                .path("counts")
                .properties()
                .forEach(each -> counts.put(each.getKey(), each.getValue().asInt()));
        return counts;
    }

    /** The answer to a call of the API. */
    public JsonNode ask(RoleContainer coordinator, String call) {
        return call(coordinator, call, null);
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
        await().atMost(PATIENCE)
                .until(() -> segmentsBegun().size() > after
                        && SEGMENT_BEGUN.matcher(worker.log()).find());
    }

    /** Each time a segment of a film was begun by any worker there was: the film and the segment. */
    public List<String> segmentsBegun() {
        List<String> begun = new ArrayList<>();
        for (RoleContainer role : roles) {
            Matcher matcher = SEGMENT_BEGUN.matcher(role.log());
            while (matcher.find()) {
                begun.add(matcher.group(1) + " " + matcher.group(2));
            }
        }
        return begun;
    }

    /** How often a segment was begun that had been begun before. */
    public long segmentsBegunAgain() {
        List<String> begun = segmentsBegun();
        return begun.size() - begun.stream().distinct().count();
    }

    private JsonNode call(RoleContainer coordinator, String call, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(coordinator.url() + "/api/v1/" + call))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json");
        try {
            HttpResponse<String> response = http.send(
                    (body == null ? request.GET() : request.POST(body)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isLessThan(300);
            return json.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError(call, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(call, e);
        }
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
