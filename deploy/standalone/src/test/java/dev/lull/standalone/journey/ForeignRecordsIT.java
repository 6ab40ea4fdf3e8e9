package dev.lull.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lull.common.task.Topic;
import dev.lull.common.testing.SampleMedia;
import dev.lull.embedded.testing.RedisConnection;
import dev.lull.embedded.testing.TopicRecords;
import dev.lull.standalone.testing.LullProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Anyone who may write to the topics, or to Redis, puts there what Lull never wrote. */
class ForeignRecordsIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private static final List<Topic> TOPICS = List.of(
            Topic.UPLOAD_IMAGES,
            Topic.UPLOAD_VIDEOS,
            Topic.UPLOAD_CONVERTED,
            Topic.CONVERT_URGENT,
            Topic.CONVERT_DEFERRED,
            Topic.CONVERT_LOW,
            Topic.CONVERT_SEGMENTS);

    /** The id of what is in Redis under the keys of a file, and is none. */
    private static final String NO_HASH = "nohash";

    @Test
    void everyForeignRecordIsADeadLetterAndAllGoodFilesArrive(@TempDir Path folder) throws Exception {
        SampleMedia samples = SampleMedia.in(folder.resolve("work/media"));
        samples.jpeg("photo.jpg");
        samples.mpeg4Avi("clip.avi", 2);
        try (Fleet fleet = new Fleet(folder, Map.of())) {
            RedisConnection.command(fleet.redisUrl(), "SET", "lull:media:" + NO_HASH, "x");
            RedisConnection.command(fleet.redisUrl(), "SET", "lull:conversion:" + NO_HASH, "x");
            LullProcess coordinator = fleet.role("coordinator", "coordinator");
            await().atMost(TIMEOUT).until(() -> coordinator.out().contains("listening on "));
            int foreign = send(fleet);
            fleet.role("upload-worker", "uploads");
            fleet.role("convert-worker", "converts");
            fleet.submit(coordinator, "media");
            fleet.awaitFile("photo.jpg");
            fleet.awaitFile("clip.mp4");

            await().atMost(TIMEOUT).until(() -> deadLetters(fleet).size() >= foreign);
            assertThat(deadLetters(fleet)).hasSize(foreign).allSatisfy(letter -> {
                JsonNode fields = new ObjectMapper().readTree(letter);
                assertThat(letter).hasSizeLessThan(500_000);
                assertThat(fields.path("reason").asText()).contains("(media.").hasSizeLessThan(1100);
            });
        }
    }

    private static int send(Fleet fleet) throws Exception {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        TOPICS.forEach(topic -> records.addAll(foreign(topic)));
        Map<String, Object> config = new HashMap<>(fleet.kafka());
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2_000_000);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (ProducerRecord<byte[], byte[]> record : records) {
                producer.send(record).get();
            }
        }
        return records.size();
    }

    private static List<ProducerRecord<byte[], byte[]>> foreign(Topic topic) {
        ProducerRecord<byte[], byte[]> noHeaderValue = record(topic, bytes(task(topic, "nobody")));
        noHeaderValue.headers().add("traceparent", null).add("traceparent", null);
        return List.of(
                record(topic, null),
                record(topic, bytes("\u0001".repeat(1_040_000))),
                record(topic, new byte[] {'{', (byte) 0xff, (byte) 0xc0, 0}),
                record(topic, bytes("{\"a\":".repeat(100_000))),
                record(topic, bytes(task(topic, "state:quarantined"))),
                record(topic, bytes(task(topic, "nobody").replace("1", "99"))),
                record(topic, bytes(task(topic, "nobody").replace("1", "-1"))),
                record(topic, bytes(task(topic, NO_HASH))),
                noHeaderValue);
    }

    /** As Lull writes it, of this file. */
    private static String task(Topic topic, String id) {
        String type = topic.topicName().replace("media.", "dev.lull.");
        return "{\"type\":\"" + type + "\",\"version\":1,\"id\":\"" + id + "\",\"submission\":\"s\",\"media\":[\"" + id
                + "\"],\"unit\":\"audio\"}";
    }

    private static ProducerRecord<byte[], byte[]> record(Topic topic, byte[] value) {
        return new ProducerRecord<>(topic.topicName(), value);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> deadLetters(Fleet fleet) {
        return TopicRecords.values(fleet.kafka(), Topic.DEAD_LETTER.topicName());
    }
}
