package dev.lull.kafka;

import static dev.lull.kafka.Workers.next;
import static dev.lull.kafka.Workers.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lull.common.queue.ConvertBacklog;
import dev.lull.common.queue.Delivery;
import dev.lull.common.queue.GateState;
import dev.lull.common.queue.QueueUnavailable;
import dev.lull.common.queue.TaskSource;
import dev.lull.common.queue.UploadGate;
import dev.lull.common.queue.UploadLag;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.task.Topic;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import dev.lull.common.testing.JavaProcess;
import dev.lull.embedded.testing.EmbeddedServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QueueReadingIT {

    @RegisterExtension
    static final EmbeddedServers SERVERS = new EmbeddedServers();

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Workers workers;

    @BeforeEach
    void startWithNothingQueued() throws Exception {
        workers = new Workers(SERVERS.bootstrapServers());
    }

    @AfterEach
    void stop() {
        workers.close();
    }

    @Test
    @Order(1)
    void beforeAnybodyCameEverythingWaits() {
        assertThat(lag()).isEqualTo(new UploadLag.Reading(0, 0));
        assertThat(workers.queue.convertBacklog().read()).isEqualTo(new ConvertBacklog.Reading(0, 0));

        workers.publisher()
                .publish(List.of(
                        upload(UploadPriority.IMAGES, 1),
                        upload(UploadPriority.VIDEOS, 2),
                        upload(UploadPriority.CONVERTED, 3)));

        assertThat(lag()).isEqualTo(new UploadLag.Reading(2, 0));
        UploadGate gate = workers.queue.uploadGate();
        assertThat(gate.check().toString()).isEqualTo("CLOSED_NO_UPLOAD_WORKERS(2)");

        TaskSource<UploadTask> source = workers.closing(workers.queue.uploads(1));
        for (int i = 0; i < 3; i++) {
            next(source).acknowledge();
        }
        assertThat(lag().waiting()).isZero();
    }

    @Test
    @Order(2)
    void theGateShutsWithTheFirstUploadAndOpensAfterTheLast() {
        UploadGate gate = workers.queue.uploadGate();
        await().until(() -> gate.check().open());
        workers.publisher().publish(List.of(upload(UploadPriority.IMAGES, 1), upload(UploadPriority.VIDEOS, 2)));
        assertThat(gate.check().open()).isFalse();

        TaskSource<UploadTask> source = workers.closing(workers.queue.uploads(2));
        Delivery<UploadTask> first = next(source);
        Delivery<UploadTask> second = next(source);
        assertThat(gate.check().toString()).isEqualTo("CLOSED_UPLOADS_WAITING(2)");
        first.acknowledge();
        assertThat(gate.check().waiting()).isEqualTo(1);
        second.acknowledge();

        await().until(() -> gate.check().open());
    }

    @Test
    @Order(3)
    void aConvertedFileThatWaitsDoesNotShutTheGate() {
        workers.publisher().publish(upload(UploadPriority.CONVERTED, 1));

        UploadGate gate = workers.queue.uploadGate();

        await().until(() -> gate.check().open());
    }

    @Test
    @Order(4)
    void preparingAgainChangesNothing() {
        workers.publisher().publish(upload(UploadPriority.IMAGES, 1));

        workers.queue("another").prepare();

        assertThat(lag().waiting()).isEqualTo(1);
    }

    @Test
    @Order(5)
    void uploadsWhoseWorkerWasKilledWaitForNobody() throws Exception {
        UploadGate gate = workers.queue.uploadGate();
        workers.publisher().publish(List.of(upload(UploadPriority.IMAGES, 1), upload(UploadPriority.VIDEOS, 2)));
        try (JavaProcess worker = JavaProcess.start(HoldsTask.class, SERVERS.bootstrapServers(), "upload", "share")) {
            worker.next("holds");
            assertThat(gate.check().toString()).isEqualTo("CLOSED_UPLOADS_WAITING(2)");

            worker.kill();
        }
        await().atMost(PATIENCE).until(() -> gate.check().state() != GateState.CLOSED_UPLOADS_WAITING);
        assertThat(gate.last().toString()).isEqualTo("CLOSED_NO_UPLOAD_WORKERS(2)");
    }

    @Test
    @Order(6)
    void aMissingTopicShutsTheGateUntilItIsThereAgain() throws Exception {
        UploadGate gate = workers.queue.uploadGate();
        await().until(() -> gate.check().open());

        workers.delete(Topic.UPLOAD_VIDEOS);
        await().atMost(PATIENCE).until(() -> !gate.check().open());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(gate.check().toString())
                        .startsWith("CLOSED_UNKNOWN(Kafka at " + SERVERS.bootstrapServers())
                        .contains("could not describe the topic media.upload.videos: "));

        workers.queue.prepare();
        await().atMost(PATIENCE).until(() -> gate.check().open());
    }

    @Test
    @Order(7)
    void aBrokerThatIsNotThereIsSaidInOneLine() throws IOException {
        String nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "127.0.0.1:" + free.getLocalPort();
        }
        KafkaQueue queue = workers.closing(new KafkaQueue(
                new SettingsLoader()
                        .base(Map.of(
                                "kafka.bootstrap.servers",
                                nobody,
                                "kafka.default.api.timeout.ms",
                                "2000",
                                "kafka.request.timeout.ms",
                                "1000",
                                "kafka.max.block.ms",
                                "1000"))
                        .load(),
                "tester",
                Clock.systemUTC()));

        assertThatThrownBy(queue::prepare)
                .isInstanceOf(QueueUnavailable.class)
                .hasMessageContaining("Kafka at " + nobody)
                .message()
                .doesNotContain("\n");
        assertThatThrownBy(() -> queue.publisher().publish(upload(UploadPriority.IMAGES, 1)))
                .isInstanceOf(QueueUnavailable.class)
                .hasMessageContaining("Kafka at " + nobody);
        UploadGate gate = queue.uploadGate();
        assertThat(gate.check().toString()).startsWith("CLOSED_UNKNOWN(Kafka at " + nobody + " ");
    }

    private UploadLag.Reading lag() {
        return workers.queue.uploadLag().read();
    }
}
