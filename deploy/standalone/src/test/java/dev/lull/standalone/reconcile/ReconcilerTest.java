package dev.lull.standalone.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ClaimAttempt;
import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.redis.RedisLedger;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.queue.Delivery;
import dev.lull.common.queue.TaskSource;
import dev.lull.common.queue.kafka.KafkaQueue;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.task.Task;
import dev.lull.common.task.Unit;
import dev.lull.coordinator.reconcile.Reconciler;
import dev.lull.standalone.testing.EmbeddedServers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReconcilerTest {

    private static final Duration OFTEN = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Instant LONG_AGO = Instant.parse("2026-11-22T09:00:00Z");

    @RegisterExtension
    static final EmbeddedServers SERVERS = new EmbeddedServers();

    private static Ledger ledger;
    private static KafkaQueue queue;

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
    }

    @AfterAll
    static void disconnect() {
        queue.close();
        ledger.close();
    }

    @Test
    void aConversionWhoseRecordWasLostIsPublishedAgain() {
        deferred("lost");
        ledger.conversions().open("lost", "/in/lost.mkv", LONG_AGO);

        try (TaskSource<? extends Task> conversions = queue.conversions();
                Reconciler reconciler = reconciling()) {
            reconciler.start();
            assertThat(take(conversions).key()).isEqualTo("lost");
        }
    }

    @Test
    void anUnfinishedUnitWhoseRecordWasLostIsPublishedAgain() {
        deferred("planned");
        plan("planned");

        try (TaskSource<? extends Task> units = queue.units();
                Reconciler reconciler = reconciling()) {
            reconciler.start();
            assertThat(take(units).key()).isEqualTo("planned");
        }
    }

    @Test
    void aConvertedFileWhoseWorkerDiedBeforeSayingSoMovesOn() {
        deferred("done");
        ledger.media().move("done", StateChange.to(MediaState.CONVERTING));
        plan("done");
        ledger.conversions().completeUnit(claim("done", Unit.segment(0)), 1, "sum", LONG_AGO);
        ledger.conversions().complete(claim("done", Unit.ASSEMBLE), 1, "sum", LONG_AGO);

        try (TaskSource<? extends Task> uploads = queue.uploads(1);
                Reconciler reconciler = reconciling()) {
            reconciler.start();
            assertThat(take(uploads).key()).isEqualTo("done");
        }
        assertThat(ledger.media().find("done").orElseThrow().state()).isEqualTo(MediaState.CONVERTED);
    }

    @Test
    void aFileWhoseConversionFailedUnnoticedIsQuarantinedWithTheError() {
        deferred("failed");
        ledger.media().move("failed", StateChange.to(MediaState.CONVERTING));
        ledger.conversions().open("failed", "/in/failed.mkv", LONG_AGO);
        ledger.conversions().fail("failed", "no frame could be decoded", LONG_AGO);

        try (Reconciler reconciler = reconciling()) {
            reconciler.start();
            await().atMost(LONG)
                    .until(() -> ledger.media().find("failed").orElseThrow().state() == MediaState.QUARANTINED);
        }
        assertThat(ledger.media().find("failed").orElseThrow().reason()).isEqualTo("no frame could be decoded");
    }

    @Test
    void anImageThatIsInNoQueueIsPublishedAgain() {
        ledger.submissions().open("s", List.of("/in"), "/out", LONG_AGO);
        ledger.media().register("image", "s", "/in/a.jpg", "a.jpg", LONG_AGO);
        ledger.media().move("image", StateChange.to(MediaState.QUEUED).with(MediaField.KIND, "image"));
        ledger.submissions().dispatched("s", LONG_AGO);

        try (TaskSource<? extends Task> uploads = queue.uploads(1);
                Reconciler reconciler = reconciling()) {
            reconciler.start();
            assertThat(take(uploads).key()).isEqualTo("s");
        }
    }

    @Test
    void aSubmissionWhoseLastFileArrivedUnnoticedIsSettled() {
        ledger.submissions().open("s", List.of("/in"), "/out", LONG_AGO);
        ledger.media().register("text", "s", "/in/a.txt", "a.txt", LONG_AGO);
        ledger.media().move("text", StateChange.to(MediaState.SKIPPED));
        ledger.submissions().dispatched("s", LONG_AGO);

        try (Reconciler reconciler = reconciling()) {
            reconciler.start();
            await().atMost(LONG)
                    .until(() -> ledger.submissions().find("s").orElseThrow().settled() != null);
        }
    }

    private static Reconciler reconciling() {
        return new Reconciler(ledger, queue, "test", OFTEN, Clock.systemUTC());
    }

    private static <T extends Task> T take(TaskSource<T> source) {
        Optional<Delivery<T>> delivery =
                await().atMost(LONG).until(() -> source.poll(Duration.ofMillis(200)), Optional::isPresent);
        T task = delivery.orElseThrow().task();
        delivery.orElseThrow().acknowledge();
        return task;
    }

    private static void deferred(String id) {
        ledger.submissions().open("s-" + id, List.of("/in"), "/out", LONG_AGO);
        ledger.media().register(id, "s-" + id, "/in/" + id + ".mkv", id + ".mkv", LONG_AGO);
        ledger.media().move(id, StateChange.to(MediaState.DEFERRED).with(MediaField.KIND, "video"));
        ledger.submissions().dispatched("s-" + id, LONG_AGO);
    }

    private static void plan(String id) {
        ledger.conversions().open(id, "/in/" + id + ".mkv", LONG_AGO);
        ConversionPlan plan = new ConversionPlan(
                ConversionKind.FULL, List.of(Unit.segment(0)), List.of(), "f", "hevc is not h264", id + ".mp4");
        ledger.conversions().plan(id, plan, LONG_AGO);
    }

    private static Claim claim(String id, Unit unit) {
        ClaimAttempt attempt = ledger.conversions().claim(id, unit, "test", Duration.ofMinutes(1));
        return ((ClaimAttempt.Granted) attempt).claim();
    }
}
