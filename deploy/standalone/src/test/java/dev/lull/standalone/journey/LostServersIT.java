package dev.lull.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.store.FolderDeletion;
import dev.lull.common.testing.SampleMedia;
import dev.lull.embedded.EmbeddedBroker;
import dev.lull.embedded.EmbeddedRedis;
import dev.lull.embedded.testing.RedisConnection;
import dev.lull.standalone.testing.CoordinatorApi;
import dev.lull.standalone.testing.LullProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/backup.md says of each server that is lost with all its data. */
class LostServersIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    private Path work;
    private EmbeddedBroker broker;
    private EmbeddedRedis redis;
    private CoordinatorApi api;
    private Map<String, String> originals;

    @BeforeEach
    void servers() throws Exception {
        work = Files.createDirectories(folder.resolve("work"));
        api = CoordinatorApi.at(work.resolve("data"));
        SampleMedia samples = SampleMedia.in(work.resolve("media"));
        samples.jpeg("photo.jpg");
        samples.hevcMkv("film.mkv", 20);
        originals = Disk.checksums(work.resolve("media"));
        broker = EmbeddedBroker.start(folder.resolve("kafka"));
        redis = EmbeddedRedis.start(folder.resolve("redis"), null);
    }

    @AfterEach
    void noServers() throws Exception {
        broker.close();
        redis.close();
    }

    @Test
    void withoutKafkaWhatWaitedIsPublishedAgainFromRedis() throws Exception {
        String submission;
        try (LullProcess up = up("--upload-workers 0 --convert-workers 0")) {
            submission = api.submit(work.resolve("media"));
            awaitCount("queued", up);
            awaitCount("deferred", up);
        }
        broker.close();
        FolderDeletion.delete(folder.resolve("kafka"));
        broker = EmbeddedBroker.start(folder.resolve("kafka"));

        try (LullProcess up = up("")) {
            awaitSettled(submission, up);
        }
        everythingArrivedOnce();
    }

    @Test
    void withoutRedisSubmissionsAreForgottenAndSubmittingAgainBringsNothingTwice() throws Exception {
        try (LullProcess up = up("--convert-workers 0")) {
            api.submit(work.resolve("media"));
            awaitCount("uploaded", up);
            awaitCount("deferred", up);
            RedisConnection.command(redis.url(), "FLUSHALL");
            await("it is forgotten").atMost(TIMEOUT).until(() -> api.underWay().isEmpty());
        }
        assertThat(Disk.checksums(work.resolve("media"))).isEqualTo(originals);

        try (LullProcess up = up("")) {
            awaitSettled(api.submit(work.resolve("media")), up);
        }
        everythingArrivedOnce();
    }

    @Test
    void withoutTheStoreFinishedUnitsAreMadeAgain() throws Exception {
        String submission;
        try (LullProcess up = up("--set convert.segment-length=5s --set convert.preset=veryslow")) {
            submission = api.submit(work.resolve("media"));
            await().atMost(TIMEOUT).until(() -> oneSegmentIsDone() || !up.isAlive());
            up.kill();
        }
        FolderDeletion.delete(folder.resolve("store"));

        try (LullProcess up = up("--set convert.segment-length=5s")) {
            awaitSettled(submission, up);
        }
        everythingArrivedOnce();
    }

    private void everythingArrivedOnce() throws Exception {
        assertThat(Disk.checksums(work.resolve("out"))).containsOnlyKeys("photo.jpg", "film.mp4");
        assertThat(Disk.checksums(work.resolve("media"))).isEqualTo(originals);
    }

    private boolean oneSegmentIsDone() {
        String key = RedisConnection.command(redis.url(), "KEYS", "lull:conversion:*");
        return !key.isEmpty()
                && RedisConnection.command(redis.url(), "HGETALL", key).contains(" done ");
    }

    private LullProcess up(String more) throws Exception {
        LullProcess up = lull("up --data data --out out --config " + ServersFile.write(work, broker, redis)
                + " --set store=" + folder.resolve("store")
                + " --set reconcile.interval=1s " + more);
        up.awaitLine("  join");
        assertThat(up.isAlive()).as(up.err()).isTrue();
        return up;
    }

    private void awaitCount(String state, LullProcess up) throws IOException {
        await("1 " + state).atMost(TIMEOUT).until(() -> !up.isAlive() || api.count(state) == 1);
        assertThat(up.isAlive()).as(up.err()).isTrue();
    }

    private void awaitSettled(String submission, LullProcess up) throws IOException {
        await("it is settled").atMost(TIMEOUT).until(() -> !up.isAlive() || api.isSettled(submission));
        assertThat(up.isAlive()).as(up.err()).isTrue();
    }

    private LullProcess lull(String arguments) throws Exception {
        return LullProcess.start(work, arguments.strip().split(" "));
    }
}
