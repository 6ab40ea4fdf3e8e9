package dev.lull.coordinator.reconcile;

import static org.awaitility.Awaitility.await;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ClaimResult;
import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.ledger.Ledger;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.store.DirectoryStore;
import dev.lull.common.store.LocalSourceFiles;
import dev.lull.common.task.Topic;
import dev.lull.common.task.Unit;
import dev.lull.embedded.testing.EmbeddedServers;
import dev.lull.embedded.testing.TopicRecords;
import dev.lull.kafka.KafkaQueue;
import dev.lull.redis.RedisLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What crashes leave behind, on real servers, and reconcilers that find it. */
abstract class Reconciling {

    static final Duration OFTEN = Duration.ofMillis(200);
    static final Duration LONG = Duration.ofSeconds(60);
    static final Instant LONG_AGO = Instant.parse("2026-11-22T09:00:00Z");

    @RegisterExtension
    static final EmbeddedServers SERVERS = new EmbeddedServers();

    static Ledger ledger;
    static KafkaQueue queue;

    @TempDir
    Path folder;

    DirectoryStore store;

    /** Files that reconcilers wanted to be taken in again. */
    final Queue<MediaFile> takenInAgain = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void connect() {
        Settings settings = new SettingsLoader()
                .base(Map.of(
                        "kafka.bootstrap.servers", SERVERS.bootstrapServers(),
                        "redis.url", SERVERS.redisUrl()))
                .load();
        ledger = new RedisLedger(settings);
        queue = new KafkaQueue(settings, "test", Clock.systemUTC());
        queue.prepare();
    }

    @BeforeEach
    void clear() {
        SERVERS.clearRedis();
        store = new DirectoryStore(folder.resolve("store"));
    }

    @AfterAll
    static void disconnect() {
        queue.close();
        ledger.close();
    }

    Reconciler reconciler() {
        return reconciler(OFTEN);
    }

    Reconciler reconciler(Duration quiet) {
        ReconcileSchedule reconcileSchedule = new ReconcileSchedule(OFTEN, quiet, Duration.ofHours(1));
        return new Reconciler(
                ledger,
                queue,
                store,
                new LocalSourceFiles(),
                takenInAgain::add,
                "test",
                reconcileSchedule,
                Clock.systemUTC());
    }

    /** A file of a submission of its own that was looked at to its end; its original exists. */
    void registered(String id) throws IOException {
        Path source = Files.writeString(folder.resolve(id), id);
        ledger.submissions().open("s-" + id, List.of(source.toString()), "/out", LONG_AGO);
        ledger.media().register(id, "s-" + id, source.toString(), id, LONG_AGO);
        ledger.submissions().dispatched("s-" + id, LONG_AGO);
    }

    void queuedImage(String id) throws IOException {
        registered(id);
        ledger.media().move(id, StateChange.to(MediaState.QUEUED).with(MediaField.KIND, "image"));
    }

    void deferred(String id) throws IOException {
        registered(id);
        ledger.media().move(id, StateChange.to(MediaState.DEFERRED).with(MediaField.KIND, "video"));
    }

    /** A video that waits to be planned. */
    void opened(String id) throws IOException {
        deferred(id);
        ledger.conversions().open(id, folder.resolve(id).toString(), LONG_AGO);
    }

    /** A video that was planned to be made in so many segments. */
    void planned(String id, int segments) throws IOException {
        opened(id);
        List<Unit> units = IntStream.range(0, segments).mapToObj(Unit::segment).toList();
        ConversionPlan plan = new ConversionPlan(
                ConversionKind.FULL, units, List.of(), "f", "hevc is not h264", "results/" + id + ".mp4");
        ledger.conversions().plan(id, plan, LONG_AGO);
        ledger.media().move(id, StateChange.to(MediaState.CONVERTING));
    }

    void done(String id, Unit unit) {
        ledger.conversions().completeUnit(claim(id, unit, Duration.ofMinutes(1)), 1, "sum", LONG_AGO);
    }

    /** A video that was converted to its end, though its file's state does not tell. */
    void converted(String id) throws IOException {
        planned(id, 1);
        done(id, Unit.segment(0));
        ledger.conversions().complete(claim(id, Unit.ASSEMBLE, Duration.ofMinutes(1)), 1, "sum", LONG_AGO);
    }

    static Claim claim(String id, Unit unit, Duration lease) {
        ClaimResult attempt = ledger.conversions().claim(id, unit, "test", lease);
        return ((ClaimResult.Granted) attempt).claim();
    }

    static MediaFile media(String id) {
        return ledger.media().find(id).orElseThrow();
    }

    static Conversion conversion(String id) {
        return ledger.conversions().find(id).orElseThrow();
    }

    static void awaitState(String id, MediaState state) {
        await(id + " is " + state.wireName()).atMost(LONG).until(() -> media(id).state() == state);
    }

    /** The values of the records of this key, published by whomever. */
    static List<String> records(Topic topic, String key) {
        return TopicRecords.values(SERVERS.bootstrapServers(), topic.topicName(), key);
    }

    /** Returns when the reconcilers have begun and ended a round after this call. */
    void awaitRounds(String marker) throws IOException {
        opened(marker);
        await().atMost(LONG)
                .until(() -> !records(Topic.CONVERT_DEFERRED, marker).isEmpty());
        queuedImage(marker + "-next");
        await().atMost(LONG)
                .until(() ->
                        !records(Topic.UPLOAD_IMAGES, "s-" + marker + "-next").isEmpty());
    }
}
