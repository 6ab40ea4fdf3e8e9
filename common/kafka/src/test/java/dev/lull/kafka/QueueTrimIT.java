package dev.lull.kafka;

import static dev.lull.common.queue.QueueWorkers.next;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.queue.TaskSource;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.task.ConvertWork;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import dev.lull.embedded.testing.EmbeddedServers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test is an installation of its own on the one broker. */
@Timeout(120)
class QueueTrimIT {

    @RegisterExtension
    static final EmbeddedServers SERVERS = new EmbeddedServers();

    private static final int UNITS = 12;
    private static final int DONE = 8;

    @ParameterizedTest
    @ValueSource(strings = {"share", "consumer"})
    void whatIsDoneIsDeletedAndWhatIsNotStays(String protocol) throws Exception {
        try (KafkaQueue queue = queue(protocol)) {
            queue.prepare();
            List<UnitTask> units = IntStream.range(0, UNITS)
                    .mapToObj(number -> new UnitTask("film", Unit.segment(number), false, 1))
                    .toList();
            units.forEach(queue.publisher()::publish);

            queue.trim();
            assertThat(deleted(protocol + ".media.convert.segments"))
                    .as("nobody has come so far")
                    .isZero();

            try (TaskSource<ConvertWork> source = queue.units()) {
                for (int i = 0; i < DONE; i++) {
                    next(source).acknowledge();
                }
                next(source);
                queue.trim();
            }
            assertThat(deleted(protocol + ".media.convert.segments")).isBetween(1L, (long) DONE);

            List<ConvertWork> left = new ArrayList<>();
            try (TaskSource<ConvertWork> source = queue.units()) {
                for (int i = DONE; i < UNITS; i++) {
                    var delivery = next(source);
                    left.add(delivery.task());
                    delivery.acknowledge();
                }
            }
            assertThat(left).doesNotHaveDuplicates().hasSize(UNITS - DONE);
        }
    }

    @Test
    void uploadsStayUntilTheGroupHasCommittedThem() throws Exception {
        try (KafkaQueue queue = queue("uploads", "convert.protocol=share")) {
            queue.prepare();
            for (int i = 0; i < UNITS; i++) {
                queue.publisher().publish(new UploadTask(UploadPriority.IMAGES, "album", List.of("m" + i), 1));
            }
            try (TaskSource<UploadTask> source = queue.uploads(1)) {
                for (int i = 0; i < DONE; i++) {
                    next(source).acknowledge();
                }
                next(source);
                queue.trim();
                assertThat(deleted("uploads.media.upload.images")).isEqualTo(DONE);
            }
            try (TaskSource<UploadTask> source = queue.uploads(1)) {
                assertThat(next(source).task().media()).containsExactly("m" + DONE);
            }
        }
    }

    @Test
    void eventsAreKeptAsLongAsIsSetAndTakeLittleRoom() throws Exception {
        try (KafkaQueue queue = queue("events", "events.retention=7d")) {
            queue.prepare();

            Config events = config("events.media.events");

            assertThat(events.get("retention.ms").value()).isEqualTo("604800000");
            assertThat(events.get("compression.type").value()).isEqualTo("zstd");
            assertThat(config("events.media.upload.images").get("retention.ms").value())
                    .isEqualTo("-1");
        }
    }

    private static KafkaQueue queue(String protocol) {
        return queue(protocol, "convert.protocol=" + protocol);
    }

    private static KafkaQueue queue(String prefix, String setting) {
        return new KafkaQueue(
                new SettingsLoader()
                        .base(SERVERS.settings())
                        .commandLine(List.of("lull.prefix=" + prefix, setting))
                        .load(),
                "tester",
                Clock.systemUTC());
    }

    /** How many records were deleted at the start of all partitions. */
    private static long deleted(String topic) throws Exception {
        try (Admin admin = admin()) {
            Map<TopicPartition, OffsetSpec> starts = new HashMap<>();
            admin.describeTopics(List.of(topic))
                    .topicNameValues()
                    .get(topic)
                    .get()
                    .partitions()
                    .forEach(each -> starts.put(new TopicPartition(topic, each.partition()), OffsetSpec.earliest()));
            return admin.listOffsets(starts).all().get().values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
        }
    }

    private static Config config(String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = admin()) {
            return admin.describeConfigs(List.of(resource)).all().get().get(resource);
        }
    }

    private static Admin admin() {
        return Admin.create(Map.copyOf(SERVERS.kafka()));
    }
}
