package dev.lull.coordinator.receive;

import static dev.lull.coordinator.receive.ReceivingProcess.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lull.common.ledger.LedgerUnavailable;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.testing.Steps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From the last byte of a file to its deletion. */
class HandoverTest {

    @TempDir
    Path folder;

    /** Whatever step the process dies before, the file is submitted, and once. */
    @TestFactory
    List<DynamicTest> aCrashWhileAFileIsSubmittedNeitherLosesItNorSubmitsItTwice() throws Exception {
        List<String> steps;
        try (ReceivingProcess process = new ReceivingProcess(folder.resolve("count"))) {
            String id = process.begun("a.jpg", 5).id();
            process.steps.restart();
            process.receiver.append(id, 0, body("hello"));
            steps = process.steps.taken();
        }
        assertThat(steps).hasSizeGreaterThanOrEqualTo(3).contains("sync", "note");
        List<DynamicTest> tests = new ArrayList<>();
        for (int step = 0; step < steps.size(); step++) {
            int dying = step;
            tests.add(DynamicTest.dynamicTest(
                    "before step " + step + ", " + steps.get(step), () -> dyingWhileItSubmits(dying)));
        }
        return tests;
    }

    private void dyingWhileItSubmits(int step) throws Exception {
        ReceivingProcess process = new ReceivingProcess(folder.resolve("submit-" + step));
        String id = process.begun("a.jpg", 5).id();
        process.steps.restart();
        process.steps.crashBefore(step);
        assertThat(catchThrowable(() -> process.receiver.append(id, 0, body("hello"))))
                .isInstanceOf(Steps.Crash.class);

        try (ReceivingProcess next = process.restarted().swept()) {
            assertThat(next.receiver.find(id).whole()).isTrue();
            assertThat(next.submitted()).containsExactly("a.jpg");
            assertThat(next.content(id)).isEqualTo("hello");
            next.taken(id, MediaState.QUEUED, MediaState.UPLOADED);
            next.swept().swept();
            assertThat(next.kept()).isEmpty();
        }
    }

    @Test
    void aCrashWhileItIsDeletedLeavesNothingBehind() throws Exception {
        for (int step = 0; step < 2; step++) {
            ReceivingProcess process = new ReceivingProcess(folder.resolve("delete-" + step));
            String id = process.sent("a.jpg", "hello");
            process.taken(id, MediaState.QUEUED, MediaState.UPLOADED);
            process.steps.restart();
            process.steps.crashBefore(step);
            assertThat(catchThrowable(process::swept)).isInstanceOf(Steps.Crash.class);

            try (ReceivingProcess next = process.restarted().swept()) {
                assertThat(next.kept()).isEmpty();
                assertThat(next.receiver.find(id).whole()).isTrue();
                assertThat(next.submitted()).containsExactly("a.jpg");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = MediaState.class,
            names = {"WAITING", "DUPLICATE", "SKIPPED", "CANCELLED", "QUEUED", "DEFERRED", "QUARANTINED"})
    void itIsDeletedWhenItIsSettledUnlessItIsQuarantined(MediaState state) throws Exception {
        try (ReceivingProcess process = new ReceivingProcess(folder)) {
            String id = process.sent("a.jpg", "hello");
            process.swept();
            assertThat(process.kept()).containsExactly("a.jpg");

            process.taken(id, state);
            process.swept();

            boolean deleted = List.of(MediaState.DUPLICATE, MediaState.SKIPPED, MediaState.CANCELLED)
                    .contains(state);
            assertThat(process.kept().isEmpty()).isEqualTo(deleted);
        }
    }

    @Test
    void whatItsConvertedFileDoesNotReplaceIsKeptUntilItIsForgotten() throws Exception {
        try (ReceivingProcess process = new ReceivingProcess(folder)) {
            String id = process.sent("film.mkv", "hello");
            String media = process.taken(id, MediaState.DEFERRED, MediaState.CONVERTING);
            process.ledger
                    .media()
                    .move(
                            media,
                            StateChange.to(MediaState.CONVERTED)
                                    .with(MediaField.PLAN, "full")
                                    .with(MediaField.KEPT, "picture encoded")
                                    .with(MediaField.CONVERTED_AT, process.clock.instant()));
            process.taken(id, MediaState.UPLOADED);

            process.swept();
            process.clock.tick(Duration.ofDays(2));
            process.swept();

            assertThat(process.kept()).containsExactly("film.mkv");
            assertThat(process.submitted()).containsExactly("film.mkv");
            process.receiver.forget(id);
            assertThat(process.kept()).isEmpty();
        }
    }

    @Test
    void anArchiveIsKeptUntilAllThatIsInItIsSettledAndWhileAFileOfItIsQuarantined() throws Exception {
        for (MediaState end : List.of(MediaState.UPLOADED, MediaState.QUARANTINED)) {
            try (ReceivingProcess process = new ReceivingProcess(folder.resolve(end.wireName()))) {
                String id = process.sent("a.zip", "hello");
                process.taken(id, MediaState.UNPACKING);
                process.ledger.media().register("inner", id, "archive://x/a.jpg", "a/a.jpg", process.clock.instant());
                process.taken(id, MediaState.UNPACKED);
                process.ledger.submissions().dispatched(id, process.clock.instant());
                process.swept();
                assertThat(process.kept()).containsExactly("a.zip");

                process.ledger.media().move("inner", StateChange.to(MediaState.QUEUED));
                process.ledger.media().move("inner", StateChange.to(end));
                process.ledger.submissions().settleIfDone(id, process.clock.instant());
                process.swept();

                assertThat(process.kept().isEmpty()).isEqualTo(end == MediaState.UPLOADED);
            }
        }
    }

    @Test
    void whoMissedTheLastAnswerIsToldForAnHourThatAllHasCome() throws Exception {
        try (ReceivingProcess process = new ReceivingProcess(folder)) {
            String id = process.sent("a.jpg", "hello");
            process.taken(id, MediaState.SKIPPED);
            process.swept();

            assertThat(process.receiver.find(id).offset()).isEqualTo(5);
            process.clock.tick(Handover.REMEMBERED.plusSeconds(5));
            process.swept();

            assertThatThrownBy(() -> process.receiver.find(id)).isInstanceOf(UploadRefused.class);
            assertThat(folder).isDirectoryNotContaining("glob:**upload-*");
        }
    }

    @Test
    void whatTheLedgerLostIsSubmittedAgain() throws Exception {
        ReceivingProcess process = new ReceivingProcess(folder);
        String id = process.sent("a.jpg", "hello");

        try (ReceivingProcess next = process.restartedWithoutLedger().swept()) {
            assertThat(next.submitted()).containsExactly("a.jpg");
            assertThat(next.ledger.submissions().find(id)).isPresent();
            assertThat(next.swept().submitted()).containsExactly("a.jpg");
        }
    }

    @Test
    void whatIsForgottenOnRequestIsDeleted() throws Exception {
        try (ReceivingProcess process = new ReceivingProcess(folder)) {
            String id = process.sent("a.jpg", "hello");
            process.taken(id, MediaState.QUARANTINED);
            Path source = process.folder.path(process.folder.find(id).orElseThrow());

            process.receiver.forget(process.folder.id(source.toString()).orElseThrow());

            assertThat(process.kept()).isEmpty();
            assertThat(process.folder.id(folder + "-elsewhere/upload-20261130-120000-000001/file/a.jpg"))
                    .isEmpty();
        }
    }

    @Test
    void anUnfinishedUploadIsDeletedWhenNothingComesForLong() throws Exception {
        try (ReceivingProcess process = new ReceivingProcess(folder)) {
            String id = process.begun("a.jpg", 10).id();
            process.receiver.append(id, 0, body("hello"));
            process.clock.tick(ReceivingProcess.EXPIRY.minusMinutes(1));
            process.swept();
            assertThat(process.receiver.find(id).offset()).isEqualTo(5);

            process.clock.tick(Duration.ofMinutes(2));
            process.swept();

            assertThatThrownBy(() -> process.receiver.find(id)).isInstanceOf(UploadRefused.class);
            assertThat(process.kept()).isEmpty();
        }
    }

    @Test
    void oneThatIsInUseIsLeftAlone() throws Exception {
        try (ReceivingProcess process = new ReceivingProcess(folder)) {
            String id = process.begun("a.jpg", 10).id();
            process.clock.tick(ReceivingProcess.EXPIRY.plusMinutes(1));
            process.inUse.take(id, Duration.ZERO);
            process.swept();
            process.inUse.release(id);

            assertThat(process.receiver.find(id).offset()).isZero();
        }
    }

    @Test
    void withoutRedisAFileIsReceivedAndSubmittedLater() throws Exception {
        try (ReceivingProcess process = new ReceivingProcess(folder)) {
            process.ledger.disconnect();
            String id = process.sent("a.jpg", "hello");
            assertThat(process.receiver.find(id).whole()).isTrue();
            assertThatThrownBy(process::swept).isInstanceOf(LedgerUnavailable.class);

            process.ledger.reconnect();
            process.swept();

            assertThat(process.submitted()).containsExactly("a.jpg");
        }
    }

    @Test
    void whatAProcessThatDiedLeftInHalfGoesAndWhatIsNotOursStays() throws Exception {
        try (ReceivingProcess process = new ReceivingProcess(folder)) {
            Files.createDirectories(folder.resolve("upload-20261130-120000-ffffff/file"));
            Files.createDirectory(folder.resolve("holiday"));
            Files.writeString(folder.resolve("letter.txt"), "x");
            process.swept();
            assertThat(folder.resolve("upload-20261130-120000-ffffff")).exists();

            process.clock.tick(ReceivingProcess.EXPIRY.plusMinutes(1));
            process.swept();

            assertThat(folder.resolve("upload-20261130-120000-ffffff")).doesNotExist();
            assertThat(folder.resolve("holiday")).exists();
            assertThat(folder.resolve("letter.txt")).exists();
        }
    }
}
