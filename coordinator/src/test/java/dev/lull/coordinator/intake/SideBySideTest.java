package dev.lull.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.Submission;
import dev.lull.common.media.Failure;
import dev.lull.common.probe.MediaFacts;
import dev.lull.coordinator.testing.SmallMedia;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Submissions that are taken in at the same time. */
class SideBySideTest extends TakingIn {

    private static final int MANY = 300;

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void aPhotoDoesNotWaitForTheEndOfAFolderThatCameFirst() throws Exception {
        for (int i = 0; i < MANY; i++) {
            media.png("many/%03d.png".formatted(i));
        }
        media.incompatible("many/last.mkv");
        Path photo = media.jpeg("photo.jpg");

        try (Intake intake = sideBySide()) {
            Submission many = submit(intake, folder.resolve("many"));
            Submission one = submit(intake, photo);
            dispatched(one);
            assertThat(now(many).dispatched()).isNull();

            goOn.countDown();
            dispatched(many);
        }
    }

    @Test
    void oneThatIsStuckIsSeenThoughOthersGoOn() throws Exception {
        Path stuck = media.incompatible("last.mkv");
        Path meanwhile = media.jpeg("meanwhile.jpg");
        Path photo = media.jpeg("photo.jpg");

        try (Intake intake = sideBySide()) {
            Submission first = submit(intake, stuck);
            assertThat(reached.await(1, TimeUnit.MINUTES)).isTrue();
            // its walk may turn once more while its file is read
            dispatched(submit(intake, meanwhile));
            Instant lastOfStuck = intake.lastTurn();
            clock.tick(Duration.ofHours(1));
            dispatched(submit(intake, photo));
            assertThat(intake.lastTurn()).isEqualTo(lastOfStuck);

            goOn.countDown();
            dispatched(first);
            awaited(() -> intake.lastTurn().isAfter(lastOfStuck));
        }
    }

    private Intake sideBySide() {
        Intake intake = intake(this::probe, "test", SubmissionsUnderWay.threads(new SimpleMeterRegistry()));
        intake.start();
        return intake;
    }

    private MediaFacts probe(Path file) throws Failure, InterruptedException {
        if (SmallMedia.isNamed(file, "last.mkv")) {
            reached.countDown();
            assertThat(goOn.await(1, TimeUnit.MINUTES)).as("told to go on").isTrue();
        }
        return SmallMedia.probe(file);
    }
}
