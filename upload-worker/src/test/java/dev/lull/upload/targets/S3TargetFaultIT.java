package dev.lull.upload.targets;

import static dev.lull.upload.targets.RecordedOutcomes.failureOf;
import static dev.lull.upload.targets.RecordedOutcomes.receiptFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.Failure;
import dev.lull.common.store.S3Location;
import dev.lull.common.testing.FaultyLink;
import dev.lull.common.testing.FaultyLink.Fault;
import dev.lull.embedded.testing.S3Server;
import dev.lull.s3.Bucket;
import dev.lull.s3.BucketObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an upload when the server, or the way to it, is bad, and when it is well again. */
class S3TargetFaultIT {

    private static final int IN_PARTS = 11_000_000;

    @TempDir
    static Path servers;

    static S3Server server;

    private final String place = UUID.randomUUID().toString();

    @TempDir
    Path elsewhere;

    FaultyLink link;
    UploadTarget target;

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
    void aLink() throws IOException {
        link = new FaultyLink(server.port());
        target = patientFor("5s");
    }

    private UploadTarget patientFor(String time) {
        return new S3Target(
                new S3Location("media", place),
                S3Server.settings(link.port(), "s3.part-size=5243KB", "s3.read-timeout=" + time),
                InstantSource.system());
    }

    @AfterEach
    void theBucketHasTheFileOnceAndNothingElse() throws IOException {
        try (Bucket bucket = Bucket.open(server.settings(), "media")) {
            assertThat(bucket.list(place)).extracting(BucketObject::key).containsExactly(place + "/a.mp4");
            assertThat(bucket.giveUpAbandoned("", Instant.now().plusSeconds(60)))
                    .isZero();
        }
        target.close();
        link.close();
    }

    @ParameterizedTest
    @CsvSource({"CUT, 1000000", "CUT, " + IN_PARTS, "FLIPPED_BIT, 1000000", "FLIPPED_BIT, " + IN_PARTS})
    void nothingOfABrokenTransferIsSeenAndTheNextTrySucceeds(Fault fault, int size) throws Exception {
        Upload upload = upload(size);
        link.becomes(fault);

        assertThat(failureOf(target, upload)).isInstanceOf(Failure.Transient.class);
        link.becomes(Fault.NONE);
        assertThat(receiptFor(target, upload).alreadyThere()).isFalse();
    }

    @Test
    void aServerThatIsSilentIsNotWaitedForEver() throws Exception {
        Upload upload = upload(1_000_000);
        link.becomes(Fault.SILENT);

        try (UploadTarget impatient = patientFor("500ms")) {
            assertThat(failureOf(impatient, upload)).isInstanceOf(Failure.Transient.class);
        }
        link.becomes(Fault.NONE);
        assertThat(receiptFor(target, upload).alreadyThere()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000_000, IN_PARTS})
    void anAnswerThatGotLostIsNotTakenForAnotherFile(int size) throws Exception {
        Upload upload = upload(size);
        link.becomes(Fault.ONE_ANSWER_LOST);

        assertThat(receiptFor(target, upload).location()).isEqualTo("s3://media/" + place + "/a.mp4");
    }

    @Test
    void aServerThatAsksForFewerRequestsIsWaitedForAsLongAsItSays() throws Exception {
        Upload upload = upload(100_000);
        link.becomes(Fault.BUSY);

        assertThat(failureOf(target, upload))
                .isInstanceOfSatisfying(
                        Failure.RateLimited.class,
                        limited -> assertThat(limited.waitFor()).isEqualTo(Duration.ofSeconds(7)));
        link.becomes(Fault.NONE);
        receiptFor(target, upload);
    }

    @Test
    void aSlowLinkIsNoFault() throws Exception {
        link.becomes(Fault.SLOW);

        assertThat(receiptFor(target, upload(15_000)).alreadyThere()).isFalse();
    }

    @Test
    void aServerThatIsDownIsTheWorldsFaultUntilItIsUpAgain() throws Exception {
        Upload upload = upload(100_000);
        server.kill();
        try {
            assertThat(failureOf(target, upload))
                    .isInstanceOfAny(Failure.TargetUnavailable.class, Failure.Transient.class);
        } finally {
            server.start();
        }
        assertThat(receiptFor(target, upload).alreadyThere()).isFalse();
    }

    private Upload upload(int size) throws IOException {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return new SampleSources(elsewhere).upload("a.mp4", content);
    }
}
