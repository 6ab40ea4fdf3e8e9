package dev.lull.common.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.MediaState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every ledger does with the intake of submissions: who has it, how far its walk has come, and what ends it. */
public interface IntakeContract extends SubmissionLedgerContract {

    Duration LEASE = Duration.ofMinutes(1);

    @Test
    default void theIntakeOfASubmissionIsWithOneWorkerWhoMayKeepIt() {
        submitted();

        assertThat(submissions().holdIntake("s", "first", LEASE)).isTrue();
        assertThat(submissions().holdIntake("s", "second", LEASE)).isFalse();
        assertThat(submissions().holdIntake("s", "first", LEASE)).isTrue();
    }

    @Test
    default void anIntakeThatWasLeftIsFree() {
        submitted();
        submissions().holdIntake("s", "first", LEASE);

        submissions().leaveIntake("s", "second");
        assertThat(submissions().holdIntake("s", "second", LEASE)).isFalse();

        submissions().leaveIntake("s", "first");
        assertThat(submissions().holdIntake("s", "second", LEASE)).isTrue();
    }

    @Test
    default void anIntakeWhoseLeaseIsOverGoesToTheNextWhoAsks() {
        submitted();
        submissions().holdIntake("s", "first", Duration.ofMillis(50));

        eventually(Duration.ofMillis(50), () -> submissions().holdIntake("s", "second", LEASE));

        assertThat(submissions().holdIntake("s", "first", LEASE)).isFalse();
    }

    @Test
    default void whatIsDispatchedOrUnknownNobodyTakesIn() {
        submitted();
        submissions().holdIntake("s", "first", LEASE);
        submissions().dispatched("s", NINE);

        assertThat(submissions().holdIntake("s", "first", LEASE)).isFalse();
        assertThat(submissions().holdIntake("unknown", "first", LEASE)).isFalse();
        submissions().leaveIntake("unknown", "first");
        assertThat(submissions().find("unknown")).isEmpty();
    }

    @Test
    default void aWalkThatIsAskedForIsMadeBeforeTheSubmissionIsDispatched() {
        submitted();
        submissions().holdIntake("s", "first", LEASE);
        assertThat(submissions().walkAgain("s")).isTrue();
        submissions().holdIntake("s", "first", LEASE);

        assertThat(submissions().dispatched("s", NINE)).isFalse();
        assertThat(submissions().settleIfDone("s", NINE)).isFalse();
        assertThat(submissions().find("s").orElseThrow().walked()).isEqualTo(NINE);

        submissions().leaveIntake("s", "first");
        submissions().holdIntake("s", "first", LEASE);
        assertThat(submissions().dispatched("s", TEN)).isTrue();
        assertThat(submissions().find("s").orElseThrow().dispatched()).isEqualTo(TEN);
    }

    @Test
    default void aWalkGoesOnWhereTheOneBeforeItCameTo() {
        submitted();
        WalkPosition reached = new WalkPosition(1, "s3://bucket/a b.jpg");
        submissions().holdIntake("s", "first", LEASE);

        assertThat(submissions().checkpoint("s", "second", reached, 7)).isFalse();
        assertThat(submissions().checkpoint("unknown", "first", reached, 7)).isFalse();
        assertThat(submissions().find("s").orElseThrow().position()).isEqualTo(WalkPosition.START);

        assertThat(submissions().checkpoint("s", "first", reached, 7)).isTrue();
        submissions().leaveIntake("s", "first");
        submissions().holdIntake("s", "second", LEASE);
        assertThat(submissions().find("s").orElseThrow().position()).isEqualTo(reached);
        assertThat(submissions().find("s").orElseThrow().albums()).isEqualTo(7);

        submissions().dispatched("s", NINE);
        submissions().walkAgain("s");
        assertThat(submissions().find("s").orElseThrow().position()).isEqualTo(WalkPosition.START);
    }

    @Test
    default void aWalkThatWasAskedForBeginsAtTheStart() {
        submitted();
        submissions().holdIntake("s", "first", LEASE);
        submissions().checkpoint("s", "first", new WalkPosition(0, "s3://bucket/b.jpg"), 1);
        submissions().walkAgain("s");
        submissions().checkpoint("s", "first", new WalkPosition(0, "s3://bucket/c.jpg"), 2);
        submissions().leaveIntake("s", "first");

        submissions().holdIntake("s", "second", LEASE);
        assertThat(submissions().find("s").orElseThrow().position()).isEqualTo(WalkPosition.START);

        submissions().checkpoint("s", "second", new WalkPosition(0, "s3://bucket/b.jpg"), 1);
        submissions().walkAgain("s");
        assertThat(submissions().dispatched("s", NINE)).isFalse();
        assertThat(submissions().find("s").orElseThrow().position()).isEqualTo(WalkPosition.START);
    }

    @Test
    default void aSubmissionThatIsCancelledIsWalkedNoFurtherAndSettledOnceItsWalkHasEnded() {
        submitted("a");
        submissions().holdIntake("s", "first", LEASE);

        assertThat(submissions().cancel("s", NINE)).isTrue();
        assertThat(submissions().cancel("s", TEN)).isTrue();

        assertThat(submissions().find("s").orElseThrow().cancelled()).isEqualTo(NINE);
        assertThat(submissions().find("s").orElseThrow().dispatched()).isEqualTo(NINE);
        assertThat(submissions().holdIntake("s", "first", LEASE)).isFalse();
        assertThat(submissions().walkAgain("s")).isFalse();
        move("a", MediaState.CANCELLED);
        assertThat(submissions().settleIfDone("s", TEN)).isFalse();

        submissions().leaveIntake("s", "first");
        assertThat(submissions().settleIfDone("s", TEN)).isTrue();
        assertThat(submissions().cancel("s", TEN)).isFalse();
        assertThat(submissions().cancel("unknown", TEN)).isFalse();
    }

    @Test
    default void aWalkThatWasCancelledAndWhoseCoordinatorDiedIsOverWithItsLease() {
        submitted();
        submissions().holdIntake("s", "first", Duration.ofMillis(50));
        submissions().cancel("s", NINE);

        eventually(Duration.ofMillis(50), () -> submissions().settleIfDone("s", TEN));
    }

    @Test
    default void aSubmissionOfWhichAFileIsTriedAgainIsNotCancelled() {
        submitted("a");
        submissions().cancel("s", NINE);
        move("a", MediaState.CANCELLED);
        submissions().settleIfDone("s", TEN);

        submissions().reopen("s");

        assertThat(submissions().find("s").orElseThrow().cancelled()).isNull();
    }

    @Test
    default void aSubmissionThatIsDispatchedIsWalkedAgainOnRequest() {
        submitted("a");
        submissions().dispatched("s", NINE);

        assertThat(submissions().walkAgain("s")).isTrue();

        Submission walkedAgain = submissions().find("s").orElseThrow();
        assertThat(walkedAgain.walked()).isEqualTo(NINE);
        assertThat(walkedAgain.dispatched()).isNull();
        move("a", MediaState.SKIPPED);
        assertThat(submissions().settleIfDone("s", TEN)).isFalse();

        assertThat(submissions().holdIntake("s", "first", LEASE)).isTrue();
        assertThat(submissions().dispatched("s", TEN)).isTrue();
        assertThat(submissions().settleIfDone("s", TEN)).isTrue();
    }

    @Test
    default void whatIsSettledOrUnknownIsNotWalkedAgain() {
        submitted();
        submissions().dispatched("s", NINE);
        submissions().settleIfDone("s", TEN);

        assertThat(submissions().walkAgain("s")).isFalse();
        assertThat(submissions().walkAgain("unknown")).isFalse();

        assertThat(submissions().find("s").orElseThrow().dispatched()).isEqualTo(NINE);
        assertThat(submissions().find("unknown")).isEmpty();
    }
}
