package dev.lull.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lull.common.media.Failure;
import dev.lull.embedded.testing.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BucketIT {

    private static final int PART = 5_300_000;

    @TempDir
    static Path servers;

    static S3Server server;

    @TempDir
    Path folder;

    Bucket bucket;

    @BeforeAll
    static void aServer() throws IOException {
        server = new S3Server(servers);
        server.makeBucket("media");
    }

    @AfterAll
    static void noServer() {
        server.close();
    }

    @BeforeEach
    void aBucket() {
        bucket = Bucket.open(server.settings("s3.part-size=" + PART + "B"), "media");
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        assertThat(bucket.giveUpAbandoned("", Instant.now().plusSeconds(60)))
                .as("multipart uploads left behind")
                .isZero();
        bucket.delete(bucket.list("").stream().map(BucketObject::key).toList());
        bucket.close();
    }

    @Test
    void whatIsPutIsReadAgainInOnePieceOrInParts() throws Exception {
        PutRequest small = object("a/small.jpg", 1000);
        PutRequest large = object("a/large.mp4", 3 * PART + 17);

        assertThat(bucket.putNew(small)).isTrue();
        assertThat(bucket.putNew(large)).isTrue();

        assertThat(bucket.read(small.key(), folder.resolve("small"))).isEqualTo(small.sha256());
        assertThat(bucket.read(large.key(), folder.resolve("large"))).isEqualTo(large.sha256());
        assertThat(folder.resolve("large")).hasSameBinaryContentAs(large.file());
        assertThat(bucket.find(large.key()).orElseThrow())
                .returns(large.size(), BucketObject::size)
                .returns(large.sha256(), BucketObject::sha256);
    }

    @Test
    void aTakenKeyIsLeftAsItIs() throws Exception {
        PutRequest first = object("taken", 100);
        bucket.putNew(first);

        assertThat(bucket.putNew(object("taken", 200))).isFalse();
        assertThat(bucket.putNew(object("taken", PART + 1))).isFalse();

        assertThat(bucket.find("taken").orElseThrow().sha256()).isEqualTo(first.sha256());
    }

    @Test
    void puttingWithoutAConditionReplaces() throws Exception {
        bucket.put(object("key", 100));
        PutRequest second = object("key", PART + 1);

        bucket.put(second);

        assertThat(bucket.find("key").orElseThrow().sha256()).isEqualTo(second.sha256());
    }

    @Test
    void aFileThatIsNotWhatItWasSaidToBeIsNeverSeen() throws Exception {
        for (int size : List.of(1000, PART + 1000)) {
            PutRequest object = object("changed", size);
            byte[] bytes = Files.readAllBytes(object.file());
            bytes[size - 1] ^= 1;
            Files.write(object.file(), bytes);

            assertThatThrownBy(() -> bucket.putNew(object)).isInstanceOf(SourceChangedException.class);
            Files.write(object.file(), new byte[size - 1]);
            assertThatThrownBy(() -> bucket.putNew(object)).isInstanceOf(SourceChangedException.class);
            Files.delete(object.file());
            assertThatThrownBy(() -> bucket.putNew(object)).isInstanceOf(SourceException.class);
        }
        assertThat(bucket.find("changed")).isEmpty();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> bucket.read("nowhere", folder.resolve("nothing")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage("s3://media/nowhere");
    }

    @Test
    void listsAndDeletesByPrefix() throws Exception {
        bucket.put(object("a/1", 10));
        bucket.put(object("a/b/2", 20));
        bucket.put(object("c/ü (2).jpg", 30));

        assertThat(bucket.list("a/")).extracting(BucketObject::key).containsExactly("a/1", "a/b/2");
        bucket.delete(List.of("a/1", "a/b/2", "never there"));
        assertThat(bucket.list("")).extracting(BucketObject::key).containsExactly("c/ü (2).jpg");
    }

    @Test
    void aWrongKeyOrBucketIsSaidPlainly() throws Exception {
        try (Bucket missing = Bucket.open(server.settings(), "elsewhere");
                Bucket stranger = Bucket.open(server.settings("s3.secret-key=wrong"), "media")) {
            assertThat(failure(() -> missing.putNew(object("a", 10))))
                    .isInstanceOf(Failure.TargetUnavailable.class)
                    .hasMessageContaining("NoSuchBucket")
                    .hasMessageEndingWith("it does not exist: make it, or correct its name");
            assertThat(failure(missing::check)).isInstanceOf(Failure.TargetUnavailable.class);
            assertThat(failure(() -> stranger.find("a")))
                    .isInstanceOf(Failure.TargetUnavailable.class)
                    .hasMessageEndingWith("correct the keys, or allow their owner to read, write and list");
        }
    }

    @Test
    void uploadsThatNobodyGoesOnWithAreGivenUpBelowThePrefixOnly() throws Exception {
        try (S3Connection s3 = new S3Connection(server.settings())) {
            s3.client.createMultipartUpload(request -> request.bucket("media").key("ours/a"));
            s3.client.createMultipartUpload(request -> request.bucket("media").key("theirs/a"));
        }

        assertThat(bucket.giveUpAbandoned("ours/", Instant.now().minusSeconds(60)))
                .isZero();
        assertThat(bucket.giveUpAbandoned("ours/", Instant.now().plusSeconds(60)))
                .isEqualTo(1);
        assertThat(bucket.giveUpAbandoned("theirs/", Instant.now().plusSeconds(60)))
                .isEqualTo(1);
    }

    @Test
    void anObjectCarriesItsMetadataWhetherItWasSentWholeOrInParts() throws Exception {
        Map<String, String> times = Map.of("mtime", "2026-01-02T03:04:05Z", "captured-at", "2019-07-22T00:30:00+02:00");
        for (int size : List.of(10, 6_000_000)) {
            PutRequest plain = object("times/" + size, size);
            bucket.putNew(new PutRequest(
                    plain.key(), plain.file(), plain.size(), plain.sha256(), plain.contentType(), times));

            try (S3Connection s3 = new S3Connection(server.settings())) {
                assertThat(s3.client
                                .headObject(request -> request.bucket("media").key(plain.key()))
                                .metadata())
                        .containsAllEntriesOf(times)
                        .containsEntry("sha256", plain.sha256());
            }
        }
    }

    private PutRequest object(String key, int size) throws Exception {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        Path file = Files.write(Files.createTempFile(folder, "object", ""), bytes);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        return new PutRequest(key, file, size, sha256, "application/octet-stream", Map.of());
    }

    private static Failure failure(ThrowingCallable action) {
        return ((BucketException) catchThrowable(action)).failure();
    }
}
