package dev.lull.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.queue.QueueReadingContract;
import dev.lull.common.queue.QueueWorkers;
import dev.lull.common.queue.TaskQueue;
import dev.lull.common.queue.UploadGate;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.task.Topic;
import dev.lull.embedded.testing.EmbeddedServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QueueReadingIT extends QueueReadingContract {

    @RegisterExtension
    static final EmbeddedServers SERVERS = new EmbeddedServers();

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

    private Workers kafka;
    private String nobody;

    @Override
    protected QueueWorkers open() throws Exception {
        kafka = new Workers(SERVERS.kafka());
        return kafka;
    }

    @Override
    protected TaskQueue withoutABroker() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "127.0.0.1:" + free.getLocalPort();
        }
        return new KafkaQueue(
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
                Clock.systemUTC());
    }

    @Override
    protected String itsPlace() {
        return "Kafka at " + nobody;
    }

    @Test
    @Order(6)
    void aMissingTopicShutsTheGateUntilItIsThereAgain() throws Exception {
        UploadGate gate = kafka.queue().uploadGate();
        await().until(() -> gate.check().open());

        kafka.delete(Topic.UPLOAD_VIDEOS);
        await().atMost(REQUEST_TIMEOUT).until(() -> !gate.check().open());
        await().atMost(REQUEST_TIMEOUT)
                .untilAsserted(() -> assertThat(gate.check().toString())
                        .startsWith("CLOSED_UNKNOWN(Kafka at " + SERVERS.kafka().get("bootstrap.servers"))
                        .contains("could not describe the topic media.upload.videos: "));

        kafka.queue().prepare();
        await().atMost(REQUEST_TIMEOUT).until(() -> gate.check().open());
    }
}
