package dev.lull.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.testing.SampleMedia;
import dev.lull.embedded.testing.S3Server;
import dev.lull.s3.Bucket;
import dev.lull.s3.BucketObject;
import dev.lull.standalone.testing.LullProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Store and target are buckets: the two convert workers share no folder that they write to. */
class StoreInABucketIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    @Test
    void twoWorkersMakeOneFilmWithoutASharedDisk() throws Exception {
        Files.createDirectories(folder.resolve("work"));
        SampleMedia samples = SampleMedia.in(folder.resolve("s3/objects/camera/trip"));
        samples.jpeg("photo.jpg");
        samples.hevcMkv("day 1/film.mkv", 40);

        try (S3Server server = new S3Server(folder.resolve("s3"));
                Bucket bucket = Bucket.open(server.settings(), "media")) {
            server.makeBucket("media");
            String s3 =
                    " --set store=s3://media/store --set intake.roots=/,s3://camera --set s3.endpoint=http://127.0.0.1:"
                            + server.port() + " --set s3.access-key=" + S3Server.ACCESS_KEY + " --set s3.secret-key="
                            + S3Server.SECRET_KEY;
            try (LullProcess up = lull("up --data data --out s3://media/archive --upload-workers 0 --convert-workers 0"
                    + " --set store.cache=" + folder.resolve("cache-up") + s3)) {
                up.awaitLine("  join");
                assertThat(up.isAlive()).as(up.err()).isTrue();
                try (LullProcess one = worker("convert-worker", "cache-1");
                        LullProcess two = worker("convert-worker", "cache-2");
                        LullProcess uploads = worker("upload-worker", "cache-3")) {
                    await().atMost(TIMEOUT)
                            .until(() ->
                                    (one.out().contains(" is up") && two.out().contains(" is up"))
                                            || !one.isAlive()
                                            || !two.isAlive());
                    answer("submit s3://camera/trip");
                    await().atMost(TIMEOUT).until(() -> answer("status").startsWith("nothing is under way"));
                    assertThat(Stream.of(one, two, uploads)).allMatch(LullProcess::isAlive);
                    assertThat(one.out() + two.out()).contains("conversion completed");
                    assertThat(one.out()).contains("segment");
                    assertThat(two.out()).contains("segment");
                }
            }
            assertThat(bucket.list(""))
                    .extracting(BucketObject::key)
                    .filteredOn(key -> !key.startsWith("store/stills/"))
                    .containsExactly("archive/day 1/film.mp4", "archive/photo.jpg");
            assertThat(bucket.list("store/stills/")).as("before and after").isNotEmpty();
            for (String key : List.of("archive/day 1/film.mp4", "archive/photo.jpg")) {
                assertThat(bucket.sha256(key))
                        .isEqualTo(bucket.find(key).orElseThrow().sha256());
            }
        }
        assertThat(Disk.processesAt(folder)).isEmpty();
    }

    private LullProcess worker(String role, String cache) throws Exception {
        return lull(role + " --config data/lull.properties --set store.cache=" + folder.resolve(cache));
    }

    private LullProcess lull(String arguments) throws Exception {
        return LullProcess.start(folder.resolve("work"), arguments.split(" "));
    }

    private String answer(String command) throws Exception {
        try (LullProcess client = lull(command + " --config data/lull.properties")) {
            assertThat(client.status()).as(client.err()).isZero();
            return client.out();
        }
    }
}
