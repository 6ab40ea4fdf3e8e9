package dev.lull.common.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.task.Unit;
import org.junit.jupiter.api.Test;

/** What every ledger does with claims on units. */
public interface ClaimContract extends ConversionContract {

    @Test
    default void nothingCanBeClaimedOfWhatIsUnknownUnplannedOrWithoutThatUnit() {
        assertThat(claim(FIRST)).isEqualTo(new ClaimResult.Gone("there is no such conversion"));

        conversions().open("c", "/in/c.mkv");
        assertThat(claim(FIRST)).isEqualTo(new ClaimResult.Gone("it is not planned yet"));

        conversions().plan("c", plan("f1", FIRST));
        assertThat(claim(SECOND)).isEqualTo(new ClaimResult.Gone("it has no unit segment:0001"));
    }

    @Test
    default void aLiveClaimKeepsEverybodyOutEvenItsOwner() {
        planned(FIRST);
        granted("w1", FIRST, LEASE);

        assertThat(conversions().claim("c", FIRST, "w2", LEASE))
                .isInstanceOfSatisfying(ClaimResult.Held.class, held -> {
                    assertThat(held.worker()).isEqualTo("w1");
                    assertThat(held.left()).isPositive().isBetween(LEASE.minusSeconds(30), LEASE);
                });
        assertThat(conversions().claim("c", FIRST, "w1", LEASE)).isInstanceOf(ClaimResult.Held.class);
    }

    @Test
    default void aWorkerThatWasTakenOverCannotWriteAnythingAnyMore() {
        planned(FIRST);
        Claim paused = granted("w1", FIRST, EXPIRED_AT_ONCE);
        Claim current = granted("w2", FIRST, LEASE);
        Object before = conversionAsWritten("c");

        assertRefused(paused);

        assertThat(conversionAsWritten("c")).isEqualTo(before);
        assertThat(current.token()).isGreaterThan(paused.token());
        assertThat(conversions().completeUnit(current, 5, "ab")).isTrue();
    }

    @Test
    default void aWorkerThatTookItsOwnUnitOverCannotWriteUnderTheOldClaim() {
        planned(FIRST);
        Claim old = granted("w1", FIRST, EXPIRED_AT_ONCE);
        granted("w1", FIRST, LEASE);

        assertRefused(old);
    }

    @Test
    default void aClaimThatExpiredUnnoticedIsStillItsOwners() {
        planned(FIRST);
        Claim late = granted("w1", FIRST, EXPIRED_AT_ONCE);

        assertThat(conversions().checkpoint(late, LEASE, 0.5)).isPresent();
        assertThat(claim(FIRST)).isInstanceOf(ClaimResult.Held.class);
    }

    @Test
    default void aReleasedUnitCanBeClaimedByTheNext() {
        planned(FIRST);
        Claim claim = granted("w1", FIRST, LEASE);

        assertThat(conversions().release(claim)).isTrue();

        assertThat(conversions().release(claim)).isFalse();
        granted("w2", FIRST, LEASE);
    }

    @Test
    default void aFailedUnitGoesBackAndIsCounted() {
        planned(FIRST);
        Claim claim = granted("w1", FIRST, LEASE);

        assertThat(conversions().failUnit(claim, "ffmpeg stalled")).isTrue();
        assertThat(conversions().failUnit(claim, "again")).isFalse();

        assertThat(conversion().retryCount()).isEqualTo(1);
        assertThat(conversion().error()).isEqualTo("ffmpeg stalled");
        assertThat(conversion().units()).containsEntry(FIRST, new UnitState.Pending());
    }

    @Test
    default void aFinishedUnitIsNeverGivenOutAgain() {
        planned(FIRST, SECOND);
        Claim claim = granted("w1", FIRST, EXPIRED_AT_ONCE);
        UnitState.Done done = new UnitState.Done(4711, "cafe", 0.982);
        assertThat(conversions().completeUnit(claim, done)).isTrue();

        assertThat(claim(FIRST)).isEqualTo(new ClaimResult.AlreadyDone());
        assertRefused(claim);
        assertThat(conversion().units()).containsEntry(FIRST, done);
    }

    @Test
    default void whoeverFinishedAUnitMayAskAgainAsTheFirstAnswerMayBeLost() {
        planned(FIRST, SECOND);
        Claim claim = granted("w1", FIRST, LEASE);
        UnitState.Done done = new UnitState.Done(4711, "cafe", 0.982);
        conversions().completeUnit(claim, done);
        Object before = conversionAsWritten("c");

        assertThat(conversions().completeUnit(claim, done)).isTrue();
        assertThat(conversions().completeUnit(claim, 4711, "beef")).isFalse();

        assertThat(conversionAsWritten("c")).isEqualTo(before);
    }

    @Test
    default void aUnitThatIsMadeAgainIsNotWhatWasFinishedBefore() {
        planned(FIRST);
        Claim claim = granted("w1", FIRST, LEASE);
        conversions().completeUnit(claim, 1, "ab");
        conversions().reopen(granted("w1", Unit.ASSEMBLE, LEASE), FIRST, "is gone from the store");

        assertThat(conversions().completeUnit(claim, 1, "ab")).isFalse();
        assertThat(conversion().units()).containsEntry(FIRST, new UnitState.Pending());
    }

    @Test
    default void whoeverCompletedAConversionMayAskAgainAsTheFirstAnswerMayBeLost() {
        planned(FIRST);
        conversions().completeUnit(granted("w1", FIRST, LEASE), 1, "ab");
        Claim assembly = granted("w1", Unit.ASSEMBLE, LEASE);
        conversions().complete(assembly, 4711, "cafe");
        Object before = conversionAsWritten("c");

        assertThat(conversions().complete(assembly, 4711, "cafe")).isTrue();
        assertThat(conversions().complete(assembly, 4711, "beef")).isFalse();

        assertThat(conversionAsWritten("c")).isEqualTo(before);
        conversions().cancel("c");
        assertThat(conversions().complete(assembly, 4711, "cafe")).isFalse();
    }

    @Test
    default void howOftenAUnitWasTakenOverIsCounted() {
        planned(FIRST, SECOND);
        assertThat(takeovers(FIRST)).isZero();
        assertThat(takeovers(FIRST)).isEqualTo(1);
        assertThat(takeovers(FIRST)).isEqualTo(2);

        assertThat(takeovers(SECOND)).isZero();
    }

    @Test
    default void aUnitThatIsGivenBackOrFailsIsNotTakenOver() {
        planned(FIRST);
        conversions().release(granted("w1", FIRST, EXPIRED_AT_ONCE));
        conversions().failUnit(granted("w1", FIRST, EXPIRED_AT_ONCE), "was killed");

        assertThat(takeovers(FIRST)).isZero();
    }

    @Test
    default void aUnitThatIsGivenBackWasStillTakenOverBefore() {
        planned(FIRST);
        granted("w1", FIRST, EXPIRED_AT_ONCE);
        conversions().release(granted("w1", FIRST, EXPIRED_AT_ONCE));

        assertThat(takeovers(FIRST)).isEqualTo(1);
    }

    @Test
    default void aFinishedUnitWasNeverTakenOver() {
        planned(FIRST);
        granted("w1", FIRST, EXPIRED_AT_ONCE);
        conversions().completeUnit(granted("w1", FIRST, LEASE), 1, "ab");
        granted("w1", Unit.ASSEMBLE, EXPIRED_AT_ONCE);
        Claim assembly = granted("w1", Unit.ASSEMBLE, LEASE);
        conversions().reopen(assembly, FIRST, "is gone from the store");

        assertThat(takeovers(FIRST)).isZero();
    }

    @Test
    default void anotherPlanAndARetryForgetTakeovers() {
        planned(FIRST);
        granted("w1", FIRST, EXPIRED_AT_ONCE);
        assertThat(takeovers(FIRST)).isEqualTo(1);
        conversions().replan("c", "f1", plan("f2", FIRST));
        assertThat(takeovers(FIRST)).isZero();

        assertThat(takeovers(FIRST)).isEqualTo(1);
        conversions().fail("c", "workers died");
        conversions().reopen("c");
        assertThat(takeovers(FIRST)).isZero();
    }

    private int takeovers(Unit unit) {
        ClaimResult.Granted granted = (ClaimResult.Granted) conversions().claim("c", unit, "w2", EXPIRED_AT_ONCE);
        return granted.takeovers();
    }

    @Test
    default void assemblyWaitsForAllOtherUnits() {
        planned(FIRST, Unit.AUDIO);
        assertThat(claim(Unit.ASSEMBLE)).isEqualTo(new ClaimResult.Gone("not all units are done"));

        conversions().completeUnit(granted("w1", FIRST, LEASE), 1, "ab");
        Claim audio = granted("w1", Unit.AUDIO, LEASE);
        assertThat(claim(Unit.ASSEMBLE)).isEqualTo(new ClaimResult.Gone("not all units are done"));

        conversions().completeUnit(audio, 1, "ab");
        assertThat(conversion().readyToAssemble()).isTrue();
        granted("w1", Unit.ASSEMBLE, LEASE);
    }

    @Test
    default void onlyALiveClaimOnAssemblyCompletesAConversion() {
        planned(FIRST);
        Claim segment = granted("w1", FIRST, LEASE);
        assertThatThrownBy(() -> conversions().complete(segment, 1, "ab")).isInstanceOf(IllegalArgumentException.class);
        conversions().completeUnit(segment, 1, "ab");
        Claim paused = granted("w1", Unit.ASSEMBLE, EXPIRED_AT_ONCE);
        Claim assembly = granted("w2", Unit.ASSEMBLE, LEASE);
        assertThatThrownBy(() -> conversions().completeUnit(assembly, 1, "ab"))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(conversions().complete(paused, 1, "stale")).isFalse();
        assertThat(conversions().complete(assembly, 4711, "cafe")).isTrue();

        assertThat(conversion().status()).isEqualTo(ConversionStatus.COMPLETED);
        assertThat(conversion().progress()).isEqualTo(100);
        assertThat(conversion().units()).containsEntry(Unit.ASSEMBLE, new UnitState.Done(4711, "cafe"));
        assertThat(conversions().incomplete(0, 10)).isEmpty();
    }

    @Test
    default void whoeverAsksAfterACompletedAssemblyLearnsThatItIsDone() {
        completed();

        assertThat(claim(Unit.ASSEMBLE)).isEqualTo(new ClaimResult.AlreadyDone());
        assertThat(claim(FIRST)).isEqualTo(new ClaimResult.AlreadyDone());
    }

    @Test
    default void aWorkerNameWithBlanksComesBackWhole() {
        planned(FIRST);
        granted("host 7 / worker 3", FIRST, LEASE);

        assertThat(conversions().claim("c", FIRST, "w2", LEASE))
                .isInstanceOfSatisfying(
                        ClaimResult.Held.class,
                        held -> assertThat(held.worker()).isEqualTo("host 7 / worker 3"));
    }

    @Test
    default void whoeverTakesOverAnExpiredClaimLearnsWhoseItWas() {
        planned(FIRST);
        granted("w1", FIRST, EXPIRED_AT_ONCE);

        assertThat(conversions().claim("c", FIRST, "w2", LEASE))
                .isInstanceOfSatisfying(
                        ClaimResult.Granted.class,
                        granted -> assertThat(granted.from()).isEqualTo("w1"));
    }
}
