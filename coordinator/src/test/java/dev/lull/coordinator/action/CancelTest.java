package dev.lull.coordinator.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ConversionStatus;
import dev.lull.common.ledger.Submission;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.task.MediaEvent;
import dev.lull.common.task.Unit;
import dev.lull.coordinator.testing.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CancelTest {

    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void world() {
        world = new World(folder);
    }

    @ParameterizedTest
    @EnumSource(names = {"SUBMITTED", "WAITING", "QUEUED", "DEFERRED", "CONVERTING", "CONVERTED"})
    void whatIsUnderWayIsCancelled(MediaState state) throws Exception {
        world.in(state, "f");

        assertThat(cancel("f")).isTrue();
        assertThat(world.file("f").state()).isEqualTo(MediaState.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource(names = {"UPLOADED", "DUPLICATE", "SKIPPED", "QUARANTINED"})
    void whatIsSettledIsRefused(MediaState state) {
        world.in(state, "f");

        assertThatThrownBy(() -> cancel("f")).isInstanceOf(ActionRefused.class);
        assertThat(world.file("f").state()).isEqualTo(state);
    }

    /** Or a copy would take the place of its owner, which is cancelled before it. */
    @Test
    void ofASubmissionCopiesThatWaitAreCancelledFirst() {
        world.in(MediaState.QUEUED, "film").in(MediaState.WAITING, "copy");

        new BulkAction(world.ledger).apply(Actions.cancel(world), World.SUBMISSION);

        assertThat(world.queue.events()).extracting(MediaEvent::name).containsExactly("copy", "film");
    }

    @Test
    void theRefusalSaysThatItIsUploaded() {
        world.in(MediaState.UPLOADED, "f");

        assertThatThrownBy(() -> cancel("f")).hasMessage("f is already uploaded");
    }

    @Test
    void aWorkerThatWasFirstIsNotOverruledByWhatTheCallerStillBelieves() throws Exception {
        MediaFile before = world.in(MediaState.QUEUED, "f").file("f");
        world.move("f", StateChange.to(MediaState.UPLOADED));

        assertThatThrownBy(() -> Actions.cancel(world).apply(before)).hasMessage("f is already uploaded");
        assertThat(world.owner(World.sha256("f"))).isEqualTo("f");
    }

    @Test
    void askingAgainChangesNothingAndSaysSo() throws Exception {
        world.in(MediaState.QUEUED, "f");
        cancel("f");

        assertThat(cancel("f")).isFalse();
    }

    @Test
    void theWorkerThatConvertsItLosesItsClaim() throws Exception {
        world.in(MediaState.CONVERTING, "f");
        Claim claim = world.claim("f", Unit.segment(0));

        cancel("f");

        assertThat(world.ledger.conversions().completeUnit(claim, 1, "sum")).isFalse();
        assertThat(world.conversion("f").status()).isEqualTo(ConversionStatus.CANCELLED);
    }

    @Test
    void itsFilesInTheStoreGo() throws Exception {
        world.in(MediaState.CONVERTED, "f");

        cancel("f");

        assertThat(world.stored()).isEmpty();
    }

    @Test
    void theSameContentMayBeSubmittedAgain() throws Exception {
        world.in(MediaState.QUEUED, "f");

        cancel("f");

        assertThat(world.owner(World.sha256("f"))).isEmpty();
    }

    @Test
    void aSubmissionOfWhichItWasTheLastFileIsSettled() throws Exception {
        world.in(MediaState.QUEUED, "f");

        cancel("f");

        assertThat(world.ledger
                        .submissions()
                        .find(World.SUBMISSION)
                        .orElseThrow()
                        .settled())
                .isNotNull();
    }

    @Test
    void withAWholeSubmissionOnlyWhatIsUnderWayIsCancelled() {
        world.in(MediaState.UPLOADED, "arrived").in(MediaState.QUEUED, "a").in(MediaState.DEFERRED, "b");

        assertThat(new BulkAction(world.ledger).apply(Actions.cancel(world), World.SUBMISSION))
                .isEqualTo(2);
        assertThat(world.file("arrived").state()).isEqualTo(MediaState.UPLOADED);
    }

    /** The coordinator that had its intake died before it noticed. */
    @Test
    void whatAWalkFoundAfterItsSubmissionWasCancelledIsCancelledByTheReconciler() {
        world.accepted(List.of("/in"));
        world.ledger.submissions().holdIntake(World.SUBMISSION, "dies", Duration.ofSeconds(10));
        new BulkAction(world.ledger).apply(Actions.cancel(world), World.SUBMISSION);
        world.in(MediaState.QUEUED, "late");
        assertThat(submission().settled()).isNull();

        world.clock.tick(Duration.ofSeconds(10));
        world.reconciled();

        assertThat(world.file("late").state()).isEqualTo(MediaState.CANCELLED);
        assertThat(submission().settled()).isNotNull();
    }

    private Submission submission() {
        return world.ledger.submissions().find(World.SUBMISSION).orElseThrow();
    }

    @Test
    void aFileThatWentOnInTheSameMomentIsPassedOver() {
        world.in(MediaState.QUEUED, "a").in(MediaState.QUEUED, "b");
        FileAction late = new FileAction() {
            @Override
            public boolean concerns(MediaFile file) {
                return true;
            }

            @Override
            public boolean apply(MediaFile file) throws ActionRefused {
                if (file.name().equals("a")) {
                    throw new ActionRefused("a is already uploaded");
                }
                return true;
            }
        };

        assertThat(new BulkAction(world.ledger).apply(late, World.SUBMISSION)).isEqualTo(1);
    }

    private boolean cancel(String name) throws ActionRefused {
        return Actions.cancel(world).apply(world.file(name));
    }
}
