package dev.lull.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.ledger.Submission;
import dev.lull.common.ledger.WalkPosition;
import dev.lull.common.lifecycle.UntilAvailable;
import dev.lull.common.store.LocalSourceFiles;
import dev.lull.common.store.SourceFiles;
import dev.lull.common.store.SourceRoots;
import dev.lull.common.task.UploadTask;
import dev.lull.common.trace.Traces;
import dev.lull.coordinator.dispatch.Dispatch;
import dev.lull.coordinator.testing.SameThread;
import dev.lull.coordinator.testing.SmallMedia;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A walk that is cut short after it told how far it was. */
class CheckpointTest extends TakingIn {

    private static final Duration PAUSE = Duration.ofMillis(1);
    private static final int PATHS = 9;
    private static final int STRETCH = 3;

    private final List<String> paths = new ArrayList<>();
    private Submission submission;

    @BeforeEach
    void submitted() throws Exception {
        for (int i = 0; i < PATHS; i++) {
            paths.add(media.jpeg("%d.jpg".formatted(i)).toString());
        }
        submission = ledger.submissions().open("s", paths, TARGET, clock.instant());
        ledger.submissions().holdIntake("s", "first", Duration.ofSeconds(10));
    }

    @Test
    void anotherCoordinatorGoesOnThere() throws Exception {
        assertThatThrownBy(() -> walk("first", 2)).isInstanceOf(IllegalStateException.class);
        assertThat(now(submission).position()).isEqualTo(new WalkPosition(STRETCH, ""));
        ledger.submissions().leaveIntake("s", "first");

        ledger.submissions().holdIntake("s", "other", Duration.ofSeconds(10));

        walk("other", PATHS);

        assertThat(now(submission).dispatched()).isNotNull();
        assertThat(files(submission)).hasSize(PATHS);
        List<UploadTask> albums =
                published.tasks().stream().map(UploadTask.class::cast).toList();
        // the second one had been published when the first coordinator died, and was not noted as passed
        assertThat(albums).extracting(UploadTask::album).containsExactly(1, 2, 2, 3);
        assertThat(albums.get(2)).isEqualTo(albums.get(1));
        assertThat(albums).allSatisfy(album -> assertThat(album.media()).hasSize(STRETCH));
        assertThat(now(submission).position()).isEqualTo(WalkPosition.START);
    }

    @Test
    void whoLostTheIntakeNotesNothing() {
        ledger.submissions().leaveIntake("s", "first");
        ledger.submissions().holdIntake("s", "second", Duration.ofSeconds(10));

        assertThatThrownBy(() -> walk("first", PATHS)).isInstanceOf(IllegalStateException.class);

        assertThat(now(submission).position()).isEqualTo(WalkPosition.START);
    }

    /** As this coordinator, which dies before it notes the position of this number. */
    private void walk(String coordinator, int deadly) throws InterruptedException {
        Submission its = now(submission);
        SourceFiles sources = new LocalSourceFiles(SourceRoots.EVERYWHERE);
        MediaJournal journal = new MediaJournal(ledger.media(), published, coordinator, clock);
        IntakeParts parts =
                IntakeParts.of(ledger, sources, journal, SmallMedia::probe, settings, Traces.OFF, PAUSE, clock);
        FileIntake files = new FileIntake(parts, new Duplicates(ledger.media(), TARGET), "s", () -> {});
        Dispatch dispatch = new Dispatch(ledger, published, its, new UntilAvailable(PAUSE), clock);
        new SubmissionIntake(files, dispatch, new SameThread(), 4, STRETCH, new Noting(coordinator, deadly))
                .run(its, AllowedRoots.of(settings), parts);
    }

    private final class Noting implements SubmissionIntake.Progress {

        private final String coordinator;
        private final int deadly;
        private int told;

        Noting(String coordinator, int deadly) {
            this.coordinator = coordinator;
            this.deadly = deadly;
        }

        @Override
        public void check() {}

        @Override
        public void passed(WalkPosition position, int albums) {
            told++;
            if (told == deadly || !ledger.submissions().checkpoint("s", coordinator, position, albums)) {
                throw new IllegalStateException("killed");
            }
        }
    }
}
