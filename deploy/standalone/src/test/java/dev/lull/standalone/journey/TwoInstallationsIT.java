package dev.lull.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.testing.SampleMedia;
import dev.lull.embedded.EmbeddedBroker;
import dev.lull.embedded.EmbeddedRedis;
import dev.lull.embedded.testing.RedisConnection;
import dev.lull.standalone.testing.CoordinatorApi;
import dev.lull.standalone.testing.LullProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two installations on one Kafka, one Redis and one store: the first without {@code lull.prefix}, the second with one.
 */
class TwoInstallationsIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    private Path work;
    private EmbeddedBroker broker;
    private EmbeddedRedis redis;

    @BeforeEach
    void servers() throws Exception {
        work = Files.createDirectories(folder.resolve("work"));
        broker = EmbeddedBroker.start(folder.resolve("kafka"));
        redis = EmbeddedRedis.start(folder.resolve("redis"), null);
    }

    @AfterEach
    void noServers() throws Exception {
        broker.close();
        redis.close();
    }

    @Test
    void theyTakeInTheSameMediaAndDoNotTouchWhatIsTheOthers() throws Exception {
        SampleMedia samples = SampleMedia.in(work.resolve("media"));
        samples.jpeg("photo.jpg");
        samples.hevcMkv("film.mkv", 4);
        Path ofTheFirst = unknownToBoth("conversions/unknown/segment-0000.mp4");
        Path ofTheSecond = unknownToBoth("beta/conversions/unknown/segment-0000.mp4");

        try (LullProcess first = up("one", "--convert-workers 0 --set reconcile.litter-age=1s");
                LullProcess second = up("two", "--set lull.prefix=beta --set reconcile.litter-age=365d")) {
            CoordinatorApi one = CoordinatorApi.at(work.resolve("one"));
            CoordinatorApi two = CoordinatorApi.at(work.resolve("two"));
            one.submit(work.resolve("media"));
            String film = two.submit(work.resolve("media"));
            await().atMost(TIMEOUT).until(() -> two.isSettled(film));
            await().atMost(TIMEOUT).until(() -> Files.notExists(ofTheFirst));
            await().atMost(TIMEOUT).until(() -> one.count("uploaded") == 1);
            assertThat(one.count("deferred")).isEqualTo(1);
            assertThat(first.isAlive()).as(first.err()).isTrue();
            assertThat(second.isAlive()).as(second.err()).isTrue();
        }

        assertThat(Disk.checksums(work.resolve("out-two"))).containsOnlyKeys("photo.jpg", "film.mp4");
        assertThat(Disk.checksums(work.resolve("out-one"))).containsOnlyKeys("photo.jpg");
        assertThat(ofTheSecond).exists();
        assertThat(published("media.upload.images")).isEqualTo(1);
        assertThat(published("beta.media.upload.images")).isEqualTo(1);
        assertThat(published("media.convert.segments")).isZero();
        assertThat(published("beta.media.convert.segments")).isPositive();
        assertThat(groups()).containsExactlyInAnyOrder("upload-workers", "beta.upload-workers", "beta.convert-workers");
        assertThat(keys("lull:submission:*:media")).hasSize(1);
        assertThat(keys("beta:lull:submission:*:media")).hasSize(1);
        assertThat(keys("*")).allMatch(key -> key.startsWith("lull:") || key.startsWith("beta:lull:"));
    }

    private LullProcess up(String name, String more) throws Exception {
        LullProcess up = lull("up --data " + name + " --out out-" + name + " --config "
                + ServersFile.write(work, broker, redis) + " --set store=" + folder.resolve("store")
                + " --set reconcile.interval=1s " + more);
        up.awaitLine("  join");
        assertThat(up.isAlive()).as(up.err()).isTrue();
        return up;
    }

    private LullProcess lull(String arguments) throws Exception {
        return LullProcess.start(work, arguments.split(" "));
    }

    /** A file in the store that no ledger knows and that is as old as orphans are. */
    private Path unknownToBoth(String name) throws Exception {
        Path file = folder.resolve("store").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "bytes");
        FileTime yesterday = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
        Files.setLastModifiedTime(file, yesterday);
        Files.setLastModifiedTime(file.getParent(), yesterday);
        return file;
    }

    /** How many records the topic ever had. */
    private long published(String topic) throws Exception {
        try (Admin admin = Admin.create(Map.copyOf(broker.clientSettings()))) {
            int partitions = admin.describeTopics(List.of(topic))
                    .topicNameValues()
                    .get(topic)
                    .get()
                    .partitions()
                    .size();
            Map<TopicPartition, OffsetSpec> ends = IntStream.range(0, partitions)
                    .boxed()
                    .collect(Collectors.toMap(each -> new TopicPartition(topic, each), each -> OffsetSpec.latest()));
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::offset)
                    .sum();
        }
    }

    private List<String> groups() throws Exception {
        try (Admin admin = Admin.create(Map.copyOf(broker.clientSettings()))) {
            return admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .toList();
        }
    }

    private List<String> keys(String pattern) {
        return List.of(RedisConnection.command(redis.url(), "KEYS", pattern).split(" "));
    }
}
