package dev.lull.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.ledger.Submission;
import dev.lull.common.lifecycle.UntilAvailable;
import dev.lull.common.media.MediaState;
import dev.lull.common.probe.MediaProbe;
import dev.lull.common.store.LocalSourceFiles;
import dev.lull.common.store.SourceFiles;
import dev.lull.common.store.SourceRoots;
import dev.lull.common.trace.Traces;
import dev.lull.coordinator.dispatch.Dispatch;
import dev.lull.coordinator.testing.SameThread;
import dev.lull.coordinator.testing.SmallMedia;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What another coordinator accepted, or began to take in. */
class IntakeTakeoverTest extends TakingIn {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void whatADeadCoordinatorAcceptedALivingOneTakesIn() throws Exception {
        Submission submission = accepted(media.jpeg("a.jpg"));

        try (Intake living = intake()) {
            living.turn();
        }

        assertThat(now(submission).dispatched()).isNotNull();
        assertThat(files(submission)).extracting(file -> file.state()).containsExactly(MediaState.QUEUED);
    }

    @Test
    void whatAnotherCoordinatorTakesInIsLeftToItUntilItsLeaseIsOver() throws Exception {
        Submission submission = accepted(media.jpeg("a.jpg"));
        ledger.submissions().holdIntake(submission.id(), "other", IntakeLease.TIME);

        try (Intake living = intake()) {
            living.turn();
            assertThat(files(submission)).isEmpty();

            clock.tick(IntakeLease.TIME);
            living.turn();
        }

        assertThat(now(submission).dispatched()).isNotNull();
    }

    @Test
    void aBugWhileASubmissionIsReadHoldsUpNoOtherAndIsTriedAgain() throws Exception {
        Submission broken = accepted(media.incompatible("a.mkv"));
        Submission next = accepted(media.jpeg("b.jpg"));
        AtomicInteger bugs = new AtomicInteger(1);
        MediaProbe probe = file -> {
            if (bugs.getAndDecrement() > 0) {
                throw new IllegalStateException("a bug");
            }
            return SmallMedia.probe(file);
        };

        try (Intake intake = intake(probe)) {
            intake.turn();
            assertThat(now(broken).dispatched()).isNull();
            assertThat(now(next).dispatched()).isNotNull();

            try (Intake other = intake(probe, "other")) {
                other.turn();
            }
        }

        assertThat(now(broken).dispatched()).isNotNull();
        assertThat(published.conversions()).hasSize(1);
    }

    @Test
    void aCoordinatorThatLostItsLeasePublishesNothingMore() throws Exception {
        Submission submission = accepted(media.jpeg("a.jpg"));
        IntakeLease lease = IntakeLease.take(ledger.submissions(), submission.id(), "sleeper", timer)
                .orElseThrow();
        clock.tick(IntakeLease.TIME);
        ledger.submissions().holdIntake(submission.id(), "other", IntakeLease.TIME);
        lease.beat();

        assertThatThrownBy(() -> walk(submission, lease)).isInstanceOf(IntakeLease.Lost.class);

        assertThat(published.tasks()).isEmpty();
        assertThat(now(submission).dispatched()).isNull();
    }

    @Test
    void whoeverReadsOrWaitsIsNotStuck() throws Exception {
        try (Intake intake = intake(file -> {
            clock.tick(Duration.ofHours(2));
            return SmallMedia.probe(file);
        })) {
            Instant start = intake.lastTurn();
            accepted(media.incompatible("a.mkv"));

            intake.turn();

            assertThat(intake.lastTurn()).isEqualTo(start.plus(Duration.ofHours(2)));
        }
    }

    /** As an intake does, on this thread. */
    private void walk(Submission submission, IntakeLease lease) throws InterruptedException {
        SourceFiles sources = new LocalSourceFiles(SourceRoots.EVERYWHERE);
        Duration pause = Duration.ofMillis(1);
        IntakeParts parts = IntakeParts.of(
                ledger,
                sources,
                new MediaJournal(ledger.media(), published, "sleeper", clock),
                SmallMedia::probe,
                settings,
                Traces.OFF,
                pause,
                clock);
        new SubmissionIntake(
                        new FileIntake(parts, new Duplicates(ledger.media(), TARGET), submission.id(), () -> {}),
                        new Dispatch(ledger, published, submission, new UntilAvailable(pause), clock),
                        new SameThread(),
                        4,
                        Integer.MAX_VALUE,
                        lease::check)
                .run(submission, AllowedRoots.of(settings), parts);
    }

    /** Noted by a coordinator that came no further. */
    private Submission accepted(Path path) {
        return ledger.submissions().open(Ids.submission(clock), List.of(path.toString()), TARGET, clock.instant());
    }
}
