package dev.lull.coordinator.receive;

import static dev.lull.coordinator.receive.ReceivingProcess.body;
import static dev.lull.coordinator.receive.ReceivingProcess.broken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls of the protocol, on a folder on the disk. */
class ReceiverTest {

    private static final String SHA1_OF_WORLD = "sha1 fCEUM/AgcVl3Qeb/Wo6jR4mrv0M=";

    @TempDir
    Path folder;

    @Test
    void aFileInTwoPartsBecomesOneSubmissionOfItsId() throws Exception {
        try (ReceivingProcess process = new ReceivingProcess(folder)) {
            UploadState begun = process.begun("a.jpg", 10);
            assertThat(begun.offset()).isZero();
            assertThat(begun.expires()).isAfter(process.clock.instant());

            UploadState half = process.receiver.append(begun.id(), 0, body("hello"));
            assertThat(half.offset()).isEqualTo(5);
            assertThat(process.submitted()).isEmpty();
            UploadState whole = process.receiver.append(begun.id(), 5, body("world"));

            assertThat(whole.whole()).isTrue();
            assertThat(whole.expires()).isNull();
            assertThat(process.content(begun.id())).isEqualTo("helloworld");
            assertThat(process.submitted()).containsExactly("a.jpg");
            assertThat(process.ledger.submissions().find(begun.id())).hasValueSatisfying(submission -> {
                assertThat(submission.naming().prefix()).isEmpty();
                assertThat(Path.of(submission.paths().get(0)))
                        .isEqualTo(Path.of(submission.naming().folder()).resolve("a.jpg"));
            });
        }
    }

    @Test
    void anEmptyFileIsWholeFromTheStart() throws Exception {
        try (ReceivingProcess process = new ReceivingProcess(folder)) {
            assertThat(process.begun("empty.jpg", 0).whole()).isTrue();
            assertThat(process.submitted()).containsExactly("empty.jpg");
        }
    }

    @Test
    void anAppendFromElsewhereThanTheEndIsAConflict() throws Exception {
        try (ReceivingProcess process = new ReceivingProcess(folder)) {
            String id = process.begun("a.jpg", 10).id();
            process.receiver.append(id, 0, body("hello"));

            refused(Refusal.CONFLICT, () -> process.receiver.append(id, 0, body("hello")));
            refused(Refusal.CONFLICT, () -> process.receiver.append(id, 6, body("orld")));
            assertThat(process.receiver.find(id).offset()).isEqualTo(5);
        }
    }

    @Test
    void whatCameBeforeAConnectionBrokeIsKept() throws Exception {
        try (ReceivingProcess process = new ReceivingProcess(folder)) {
            String id = process.begun("a.jpg", 10).id();

            refused(Refusal.INTERRUPTED, () -> process.receiver.append(id, 0, broken("hel", null)));

            assertThat(process.receiver.find(id).offset()).isEqualTo(3);
            process.receiver.append(id, 3, body("loworld"));
            assertThat(process.content(id)).isEqualTo("helloworld");
        }
    }

    @Test
    void ofABodyWithAChecksumAllIsKeptOrNothing() throws Exception {
        try (ReceivingProcess process = new ReceivingProcess(folder)) {
            String id = process.begun("a.jpg", 10).id();
            process.receiver.append(id, 0, body("hello"));

            refused(Refusal.MISMATCH, () -> process.receiver.append(id, 5, body("w0rld", SHA1_OF_WORLD)));
            assertThat(process.receiver.find(id).offset()).isEqualTo(5);
            refused(Refusal.INTERRUPTED, () -> process.receiver.append(id, 5, broken("wor", SHA1_OF_WORLD)));
            assertThat(process.receiver.find(id).offset()).isEqualTo(5);
            process.receiver.append(id, 5, body("world", SHA1_OF_WORLD));

            assertThat(process.content(id)).isEqualTo("helloworld");
        }
    }

    @Test
    void whatComesAfterAMismatchOutlivesARestart() throws Exception {
        ReceivingProcess process = new ReceivingProcess(folder);
        String id = process.begun("a.jpg", 10).id();
        refused(Refusal.MISMATCH, () -> process.receiver.append(id, 0, body("h3llo", SHA1_OF_WORLD)));
        process.receiver.append(id, 0, body("hello"));

        try (ReceivingProcess next = process.restarted()) {
            assertThat(next.receiver.find(id).offset()).isEqualTo(5);
        }
    }

    @Test
    void whatAProcessThatDiedDidNotCompareIsCutOff() throws Exception {
        ReceivingProcess process = new ReceivingProcess(folder);
        String id = process.begun("a.jpg", 10).id();
        process.receiver.append(id, 0, body("hello"));
        ReceivedFile file = process.folder.find(id).orElseThrow();
        process.folder.unchecked(file, 5);
        Files.writeString(process.folder.path(file), "hello\0\0");

        try (ReceivingProcess next = process.restarted()) {
            assertThat(next.receiver.find(id).offset()).isEqualTo(5);
            next.receiver.append(id, 5, body("world"));
            assertThat(next.content(id)).isEqualTo("helloworld");
        }
    }

    @Test
    void aBodyThatIsTooLongIsRefusedAndNothingOfItKept() throws Exception {
        try (ReceivingProcess process = new ReceivingProcess(folder)) {
            String id = process.begun("a.jpg", 10).id();
            process.receiver.append(id, 0, body("hello"));

            refused(Refusal.TOO_LARGE, () -> process.receiver.append(id, 5, body("worlds")));
            Body unannounced = new Body(new ByteArrayInputStream(new byte[200_000]), -1, null);
            refused(Refusal.TOO_LARGE, () -> process.receiver.append(id, 5, unannounced));

            assertThat(process.receiver.find(id).offset()).isEqualTo(5);
            assertThat(process.submitted()).isEmpty();
        }
    }

    @Test
    void everyLimitIsSaid() throws Exception {
        try (ReceivingProcess process = new ReceivingProcess(folder, limits(100, 2, 30_000, 0))) {
            refused(Refusal.TOO_LARGE, () -> process.begun("a.jpg", 101));
            process.begun("a.jpg", 100);
            process.begun("b.jpg", 100);
            refused(Refusal.TOO_MANY, () -> process.begun("c.jpg", 1)).hasMessageContaining("uploads.max-unfinished");
        }
        try (ReceivingProcess process = new ReceivingProcess(folder.resolve("total"), limits(9_000, 9, 20_000, 0))) {
            process.begun("a.jpg", 9_000);
            refused(Refusal.NO_ROOM, () -> process.begun("b.jpg", 9_000)).hasMessageContaining("uploads.max-total");
        }
        try (ReceivingProcess process =
                new ReceivingProcess(folder.resolve("disk"), limits(100, 9, 20_000, Long.MAX_VALUE / 2))) {
            refused(Refusal.NO_ROOM, () -> process.begun("a.jpg", 1)).hasMessageContaining("uploads.disk-floor");
        }
    }

    @Test
    void emptyFilesTakeRoomToo() throws Exception {
        try (ReceivingProcess process = new ReceivingProcess(folder, limits(9, 1, 10_000, 0))) {
            process.begun("a", 0);
            process.begun("b", 0);
            refused(Refusal.NO_ROOM, () -> process.begun("c", 0));
        }
    }

    @Test
    void aTerminatedUploadIsGone() throws Exception {
        try (ReceivingProcess process = new ReceivingProcess(folder)) {
            String id = process.begun("a.jpg", 10).id();

            process.receiver.terminate(id);

            refused(Refusal.UNKNOWN, () -> process.receiver.find(id));
            assertThat(process.kept()).isEmpty();
        }
    }

    @Test
    void whatIsSubmittedIsNotTerminated() throws Exception {
        try (ReceivingProcess process = new ReceivingProcess(folder)) {
            String id = process.sent("a.jpg", "hello");

            refused(Refusal.CONFLICT, () -> process.receiver.terminate(id)).hasMessageContaining("submission " + id);
            assertThat(process.content(id)).isEqualTo("hello");
        }
    }

    @Test
    void aFileThatIsBroughtIsTakenOnceAndKeepsItsTime() throws Exception {
        Instant made = Instant.parse("2019-06-01T10:20:30Z");
        BroughtFile file = new BroughtFile("20261130-024629-1d23b1f0000002a", "chat/a.jpg", 5, made);
        try (ReceivingProcess process = new ReceivingProcess(folder)) {
            process.receiver.take(file, body("hello").bytes());
            process.receiver.take(file, body("again").bytes());

            assertThat(process.submitted()).containsExactly("a.jpg");
            assertThat(process.content(file.id())).isEqualTo("hello");
            Path path = process.folder.path(process.folder.find(file.id()).orElseThrow());
            assertThat(Files.getLastModifiedTime(path).toInstant()).isEqualTo(made);
        }
    }

    @Test
    void aFileThatIsBroughtInPartIsBroughtAnew() throws Exception {
        BroughtFile file = new BroughtFile("20261130-024629-1d23b1f0000002a", "a.jpg", 5, Instant.EPOCH);
        ReceivingProcess process = new ReceivingProcess(folder);
        refused(
                Refusal.INTERRUPTED,
                () -> process.receiver.take(file, body("hel").bytes()));
        refused(
                Refusal.INTERRUPTED,
                () -> process.receiver.take(file, broken("hel", null).bytes()));
        assertThat(process.receiver.has(file.id())).isFalse();
        // a process that died before it noted what the folder is for
        Files.delete(folder.resolve("upload-" + file.id()).resolve("note.json"));

        try (ReceivingProcess next = process.restarted()) {
            next.receiver.take(file, body("hello").bytes());
            assertThat(next.receiver.has(file.id())).isTrue();
            assertThat(next.content(file.id())).isEqualTo("hello");
            assertThat(next.submitted()).containsExactly("a.jpg");
        }
    }

    @Test
    void aSecondCallAboutTheSameUploadIsRefusedWhileTheFirstGoesOn() throws Exception {
        try (ReceivingProcess process = new ReceivingProcess(folder)) {
            String id = process.begun("a.jpg", 10).id();
            assertThat(process.inUse.take(id, Duration.ZERO)).isTrue();

            refused(Refusal.LOCKED, () -> process.receiver.append(id, 0, body("hello")));
            process.inUse.release(id);

            assertThat(process.receiver.append(id, 0, body("hello")).offset()).isEqualTo(5);
        }
    }

    @Test
    void anIdThatWasNeverGivenIsUnknown() throws Exception {
        try (ReceivingProcess process = new ReceivingProcess(folder)) {
            refused(Refusal.UNKNOWN, () -> process.receiver.find(""));
            refused(Refusal.UNKNOWN, () -> process.receiver.append("../../etc", 0, body("x")));
        }
    }

    @Test
    void twoProcessesDoNotShareAFolder() throws Exception {
        ReceivingProcess first = new ReceivingProcess(folder);

        assertThatThrownBy(() -> new ReceivingProcess(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another coordinator works in it");
        first.close();
    }

    private static ReceiveLimits limits(long size, int unfinished, long total, long floor) {
        return new ReceiveLimits(size, unfinished, total, floor, ReceivingProcess.EXPIRY);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(Refusal refusal, ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        UploadRefused.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
    }
}
