package dev.lull.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.Submission;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.probe.MediaFacts;
import dev.lull.coordinator.testing.SmallMedia;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A submission that is cancelled while it is taken in. */
class CancelledIntakeTest extends TakingIn {

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void nothingThatItsWalkStillFindsIsSent() throws Exception {
        media.jpeg("a.jpg");
        media.incompatible("b.mkv");
        for (int i = 0; i < 30; i++) {
            media.jpeg("c%02d.jpg".formatted(i));
        }
        try (Intake intake = intake(this::stuck, "test", SubmissionsUnderWay.threads(new SimpleMeterRegistry()))) {
            intake.start();
            Submission submission = submit(intake, folder);
            assertThat(reached.await(1, TimeUnit.MINUTES)).isTrue();

            cancelAll(submission.id());
            assertThat(now(submission).settled())
                    .as("while files may still come")
                    .isNull();
            goOn.countDown();

            awaited(() -> now(submission).settled() != null);
            assertThat(files(submission)).extracting(MediaFile::state).containsOnly(MediaState.CANCELLED);
        }
    }

    @Test
    void itsPathsAreAnotherSubmissionAfterwards() throws Exception {
        media.jpeg("a.jpg");
        try (Intake intake = intake()) {
            Submission cancelled = submit(intake, folder);
            ledger.submissions().holdIntake(cancelled.id(), "dead", IntakeLease.TIME);
            cancelAll(cancelled.id());

            assertThat(intake.resume(cancelled.paths(), TARGET, SubmissionOptions.USUAL)
                            .id())
                    .isNotEqualTo(cancelled.id());
        }
    }

    private MediaFacts stuck(Path file) throws Failure, InterruptedException {
        reached.countDown();
        assertThat(goOn.await(1, TimeUnit.MINUTES)).as("told to go on").isTrue();
        return SmallMedia.probe(file);
    }
}
