package dev.lull.upload.targets;

import static dev.lull.upload.targets.RecordedOutcomes.receiptFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.CaptureTime;
import dev.lull.common.settings.Settings;
import dev.lull.common.store.S3Location;
import dev.lull.embedded.testing.S3Server;
import dev.lull.s3.Bucket;
import dev.lull.s3.BucketObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3TargetIT extends NamedTargetContract {

    /** The smallest part there is: larger files than this are sent in parts. */
    private static final String SMALL_PARTS = "s3.part-size=5243KB";

    @TempDir
    static Path servers;

    static S3Server server;

    private final String place = UUID.randomUUID().toString();

    @BeforeAll
    static void aServer() throws IOException {
        server = new S3Server(servers);
        server.makeBucket("media");
    }

    @AfterAll
    static void noServer() {
        server.close();
    }

    @AfterEach
    void noPartIsLeftBehind() throws IOException {
        try (Bucket bucket = Bucket.open(server.settings(), "media")) {
            assertThat(bucket.giveUpAbandoned("", Instant.now().plusSeconds(60)))
                    .isZero();
        }
    }

    @Override
    UploadTarget worker() {
        return at(place);
    }

    @Override
    UploadTarget unreachable() {
        Settings nobodyListens = S3Server.settings(1);
        return new S3Target(new S3Location("media", place), nobodyListens, InstantSource.system());
    }

    @Override
    Map<String, String> atTarget() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Bucket bucket = Bucket.open(server.settings(), "media")) {
            for (BucketObject object : bucket.list(place + "/")) {
                Path copy = Files.createTempFile(elsewhere, "copy", "");
                Files.delete(copy);
                bucket.read(object.key(), copy);
                contents.put(
                        object.key().substring(place.length() + 1), SampleSources.sha256(Files.readAllBytes(copy)));
            }
        }
        return contents;
    }

    @Test
    void theReceiptNamesThePlaceAndThePlaceTheTimeOfTheOriginal() throws Exception {
        try (UploadTarget byDate = at(place + "/{year}/{month}/{date}")) {
            assertThat(receiptFor(byDate, sources.upload("sea/beach.jpg", "sea"))
                            .location())
                    .isEqualTo("s3://media/" + place + "/2019/07/2019-07-21/sea/beach.jpg");
            Upload taken =
                    sources.upload("sea/pier.jpg", "pier").captured(CaptureTime.parse("2018-01-01T00:30:00+02:00"));
            assertThat(receiptFor(byDate, taken).location())
                    .isEqualTo("s3://media/" + place + "/2018/01/2018-01-01/sea/pier.jpg");
        }
    }

    @Test
    void whatSomebodyElsePutWithoutAChecksumIsKnownByItsContent() throws Exception {
        Path theirs = servers.resolve("objects/media").resolve(place);
        Files.createDirectories(theirs);
        Files.writeString(theirs.resolve("a.jpg"), "same");
        Files.writeString(theirs.resolve("b.jpg"), "else");

        assertThat(receiptFor(target, sources.upload("a.jpg", "same")).alreadyThere())
                .isTrue();
        assertThat(receiptFor(target, sources.upload("b.jpg", "mine")).location())
                .endsWith("/b (2).jpg");
    }

    private static UploadTarget at(String prefix) {
        return new S3Target(new S3Location("media", prefix), server.settings(SMALL_PARTS), InstantSource.system());
    }
}
