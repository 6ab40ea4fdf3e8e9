package dev.lull.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.testing.SampleMedia;
import dev.lull.embedded.testing.S3Server;
import dev.lull.standalone.testing.LullProcess;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of buckets tells of new objects on a topic, and they arrive at the target. */
class BucketEventsIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String TOPIC = "camera-events";

    @TempDir
    private Path folder;

    private Path work;

    @Test
    void objectsAreTakenAsTheirServerTellsOfThem() throws Exception {
        work = Files.createDirectories(folder.resolve("work"));
        SampleMedia samples = SampleMedia.in(folder.resolve("s3/objects/camera/front door"));
        samples.jpeg("a+b.jpg");
        samples.h264Mp4("2026/film.mp4", 2);
        samples.png("later.png");
        try (S3Server server = new S3Server(folder.resolve("s3"))) {
            LullProcess up = up(server);
            try {
                Path log = work.resolve("data/lull.log");
                await().atMost(TIMEOUT)
                        .until(() -> Files.readString(log).contains("bucket events wait, retrying: Kafka at "));
                Map<String, Object> kafka = kafka();
                try (Admin admin = Admin.create(kafka)) {
                    admin.createTopics(List.of(new NewTopic(TOPIC, 3, (short) 1)))
                            .all()
                            .get(30, TimeUnit.SECONDS);
                }
                write(kafka, "nonsense", event("front+door%2Fa%2Bb.jpg"), event("front+door/2026/film.mp4"));
                arrives("a+b.jpg");
                arrives("2026/film.mp4");
                assertThat(Files.readString(log))
                        .contains("bucket event skipped, 1 since the last such line: " + TOPIC);

                up.kill();
                up = up(server);
                write(kafka(), event("front+door%2Flater.png"));
                arrives("later.png");
            } finally {
                up.close();
            }
        }
        assertThat(Disk.processesAt(folder)).isEmpty();
    }

    private LullProcess up(S3Server server) throws Exception {
        LullProcess up = LullProcess.start(
                work,
                "up",
                "--data",
                "data",
                "--out",
                "out",
                "--set",
                "intake.bucket-events.topic=" + TOPIC,
                "--set",
                "intake.roots=/,s3://camera/front door",
                "--set",
                "s3.endpoint=http://127.0.0.1:" + server.port(),
                "--set",
                "s3.access-key=" + S3Server.ACCESS_KEY,
                "--set",
                "s3.secret-key=" + S3Server.SECRET_KEY);
        up.awaitLine("  join");
        assertThat(up.isAlive()).as(up.err()).isTrue();
        return up;
    }

    private void arrives(String name) {
        Path arrived = work.resolve("out").resolve(name);
        await().atMost(TIMEOUT).until(() -> Files.exists(arrived));
        assertThat(arrived)
                .hasSameBinaryContentAs(
                        folder.resolve("s3/objects/camera/front door").resolve(name));
    }

    /** How to reach the brokers, as another process is told. */
    private Map<String, Object> kafka() throws Exception {
        Properties joining = new Properties();
        joining.load(new StringReader(Files.readString(work.resolve("data/lull.properties"))));
        Map<String, Object> kafka = new HashMap<>();
        joining.stringPropertyNames().stream()
                .filter(name -> name.startsWith("kafka."))
                .forEach(name -> kafka.put(name.substring("kafka.".length()), joining.getProperty(name)));
        return kafka;
    }

    private static void write(Map<String, Object> kafka, String... events) throws Exception {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer())) {
            for (String event : events) {
                producer.send(new ProducerRecord<>(TOPIC, event)).get(30, TimeUnit.SECONDS);
            }
        }
    }

    /** As MinIO writes it. */
    private static String event(String key) {
        return "{\"EventName\":\"s3:ObjectCreated:Put\",\"Key\":\"camera/x\",\"Records\":[{\"eventVersion\":\"2.0\","
                + "\"eventSource\":\"minio:s3\",\"eventName\":\"s3:ObjectCreated:Put\",\"s3\":{\"bucket\":"
                + "{\"name\":\"camera\"},\"object\":{\"key\":\"" + key + "\",\"size\":1}}}]}";
    }
}
