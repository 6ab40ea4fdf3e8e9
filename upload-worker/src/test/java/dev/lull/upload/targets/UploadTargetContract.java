package dev.lull.upload.targets;

import static dev.lull.upload.targets.RecordedOutcomes.failureOf;
import static dev.lull.upload.targets.RecordedOutcomes.receiptFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every place that media is uploaded to. */
abstract class UploadTargetContract {

    @TempDir
    Path elsewhere;

    SampleSources sources;
    UploadTarget target;

    /** Another worker's way to the same place; each test has a place of its own, empty at first. */
    abstract UploadTarget worker() throws Exception;

    /** A way to a place that is not there now, and may be there later. */
    abstract UploadTarget unreachable() throws Exception;

    /** What is at the place, by the test's own means: checksums by names below the target. */
    abstract Map<String, String> atTarget() throws Exception;

    @BeforeEach
    final void aTarget() throws Exception {
        sources = new SampleSources(elsewhere);
        target = worker();
    }

    @AfterEach
    final void noTarget() {
        target.close();
    }

    @Test
    void oneBadFileOfAnAlbumDoesNotKeepTheOthersFromArriving() throws Exception {
        Upload first = sources.upload("first.jpg", "1");
        Upload gone = sources.upload("gone.jpg", "2");
        Files.delete(gone.file());
        Upload last = sources.upload("last.jpg", "3");

        RecordedOutcomes outcomes = RecordedOutcomes.of(target, first, gone, last);

        assertThat(outcomes.arrived.keySet()).containsExactly(first, last);
        assertThat(outcomes.failed.keySet()).containsExactly(gone);
        assertThat(atTarget()).isEqualTo(Map.of("first.jpg", first.sha256(), "last.jpg", last.sha256()));
    }

    @Test
    void aSourceThatIsGoneIsNotTriedAgain() throws Exception {
        Upload upload = sources.upload("a.jpg", "a");
        Files.delete(upload.file());

        assertThat(failureOf(target, upload))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("the file is gone: moved or deleted after it was submitted");
        assertThat(atTarget()).isEmpty();
    }

    @Test
    void aSourceThatGrewIsNotUploaded() throws Exception {
        Upload upload = sources.upload("a.jpg", "content");
        Files.writeString(upload.file(), "contents");

        assertThat(failureOf(target, upload))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("changed since it was submitted: it had 7 bytes and now has 8");
        assertThat(atTarget()).isEmpty();
    }

    @Test
    void contentThatIsAnotherOneByNowIsNotUploaded() throws Exception {
        Upload upload = sources.upload("a.jpg", "before");
        Files.writeString(upload.file(), "after!");

        assertThat(failureOf(target, upload))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("changed since it was submitted: its content is another one now");
        assertThat(atTarget()).isEmpty();
    }

    @Test
    void aPlaceThatCannotBeReachedIsNotTheFilesFault() throws Exception {
        try (UploadTarget unreachable = unreachable()) {
            assertThat(failureOf(unreachable, sources.upload("a.jpg", "a")))
                    .isInstanceOfAny(Failure.TargetUnavailable.class, Failure.Transient.class);
        }
    }

    @Test
    void largeFilesArriveByteForByte() throws Exception {
        byte[] large = new byte[13_500_001];
        new Random(7).nextBytes(large);
        Upload upload = sources.upload("large.mp4", large);

        receiptFor(target, upload);

        assertThat(atTarget()).isEqualTo(Map.of("large.mp4", upload.sha256()));
    }

    @Test
    void anInterruptedUploadLeavesNothingAndSaysSo() throws Exception {
        for (int size : List.of(10, 13_000_000)) {
            Upload upload = sources.upload("a.mp4", new byte[size]);
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> target.upload(List.of(upload), new RecordedOutcomes()))
                    .isInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isFalse();
            assertThat(atTarget()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../escape.jpg",
                "/etc/escape.jpg",
                "a/../../../escape.jpg",
                "..",
                ".",
                "",
                "///",
                "line\nbreak\u0000and\u001b[31mcolour.jpg",
                "half a surrogate \ud83d.jpg",
                "-rf --no-preserve-root.jpg",
                "  spaces, 'quotes' and \"more\" .jpg",
                "100 % + more & <b>.jpg",
                "emoji 😀 and ünïcödé.jpg",
                ".lull-media-1/x.jpg",
                "no extension.",
                "CON",
            })
    void noNameEscapesTheTargetOrFails(String name) throws Exception {
        Upload upload = sources.upload(name, "content");

        receiptFor(target, upload);

        assertThat(atTarget()).hasSize(1).containsValue(upload.sha256());
    }
}
