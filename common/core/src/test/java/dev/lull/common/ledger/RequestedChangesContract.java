package dev.lull.common.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.Capture;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Loss;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.task.Unit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every ledger does when people cancel or retry, and when reconcilers ask for leave to publish again. */
public interface RequestedChangesContract extends LedgerContract {

    Duration MINUTE = Duration.ofMinutes(1);
    Unit FIRST = Unit.segment(0);
    Unit SECOND = Unit.segment(1);

    @Test
    default void aCancelledConversionRefusesWhoeverHoldsItAndCountsNothingAsDone() {
        planned("c");
        conversions().completeUnit(claim("c", FIRST), 1, "sum");
        Claim held = claim("c", SECOND);

        conversions().cancel("c");

        assertThat(conversions().checkpoint(held, MINUTE, 0.5)).isEmpty();
        assertThat(conversions().completeUnit(held, 1, "sum")).isFalse();
        assertThat(conversions().claim("c", SECOND, "late", MINUTE)).isInstanceOf(ClaimResult.Gone.class);
        assertThat(find("c").status()).isEqualTo(ConversionStatus.CANCELLED);
        assertThat(find("c").units().values()).containsOnly(new UnitState.Pending());
        assertThat(conversions().incomplete(0, 10)).isEmpty();
    }

    @Test
    default void aFailedConversionGoesOnFromItsFinishedUnits() {
        planned("c");
        conversions().completeUnit(claim("c", FIRST), 1, "sum");
        conversions().failUnit(claim("c", SECOND), "ffmpeg died");
        conversions().fail("c", "ffmpeg died");

        conversions().reopen("c");

        assertThat(find("c").status()).isEqualTo(ConversionStatus.IN_PROGRESS);
        assertThat(find("c").units().get(FIRST)).isInstanceOf(UnitState.Done.class);
        assertThat(find("c").retryCount()).isZero();
        assertThat(find("c").error()).isNull();
        assertThat(conversions().incomplete(0, 10)).extracting(Conversion::id).containsExactly("c");
        assertThat(conversions().claim("c", SECOND, "w", MINUTE)).isInstanceOf(ClaimResult.Granted.class);
    }

    @Test
    default void aConversionThatFailedAtPuttingItsUnitsTogetherMakesThemAnew() {
        planned("c");
        conversions().completeUnit(claim("c", FIRST), 1, "sum");
        conversions().completeUnit(claim("c", SECOND), 1, "sum");
        conversions().fail("c", "the units do not fit together");

        conversions().reopen("c");

        assertThat(find("c").units().values()).containsOnly(new UnitState.Pending());
        assertThat(find("c").progress()).isZero();
    }

    @Test
    default void workFilesMayGoUnlessTheConversionIsUnderWay() {
        planned("c");
        conversions().completeUnit(claim("c", FIRST), 1, "sum");
        assertThat(conversions().discard("c")).isFalse();
        assertThat(find("c").units().get(FIRST)).isInstanceOf(UnitState.Done.class);

        conversions().fail("c", "ffmpeg died");
        assertThat(conversions().discard("c")).isTrue();
        conversions().reopen("c");

        assertThat(find("c").units().get(FIRST)).isInstanceOf(UnitState.Pending.class);
    }

    @Test
    default void leaveToPublishAgainIsGivenForWhatNobodyHoldsAndOnceOnly() {
        planned("c");
        claim("c", SECOND);

        assertThat(conversions().publishAgain("c", List.of(FIRST, SECOND), MINUTE))
                .contains(new Republication(2, List.of(FIRST)));
        assertThat(conversions().publishAgain("c", List.of(FIRST, SECOND), MINUTE))
                .isEmpty();
        assertThat(conversions().publishAgain("c", List.of(FIRST), Duration.ZERO))
                .contains(new Republication(3, List.of(FIRST)));
    }

    @Test
    default void whatWasWrittenAMomentAgoIsAboutToBePublishedByWhoeverWroteIt() {
        conversions().open("c", "/in/c.mkv");
        assertThat(conversions().publishAgain("c", List.of(), MINUTE)).isEmpty();
        assertThat(conversions().publishAgain("nobody", List.of(), MINUTE)).isEmpty();

        conversions().plan("c", plan());
        assertThat(conversions().publishAgain("c", List.of(FIRST), MINUTE)).isEmpty();
        assertThat(conversions().publishAgain("c", List.of(), Duration.ZERO)).isEmpty();
    }

    @Test
    default void aFileThatIsTriedAgainForgetsItsEndAndNoLongerExpires() {
        submitted("m");
        media().move("m", StateChange.to(MediaState.CANCELLED).because("no longer wanted"));
        submissions().dispatched("s", NINE);
        assertThat(submissions().settleIfDone("s", TEN)).isTrue();
        assertThat(left(Kept.FILE, "m")).isPresent();

        assertThat(media().retry("m", MediaState.SUBMITTED)).isEqualTo(TransitionResult.DONE);
        assertThat(submissions().reopen("s")).isTrue();

        assertThat(media().find("m").orElseThrow())
                .extracting(MediaFile::state, MediaFile::reason)
                .containsExactly(MediaState.SUBMITTED, null);
        assertThat(List.of(left(Kept.FILE, "m"), left(Kept.SUBMISSION, "s"), left(Kept.FILES_OF_SUBMISSION, "s")))
                .containsOnly(Optional.empty());
        assertThat(submissions().unsettled())
                .singleElement()
                .satisfies(open -> assertThat(open.counts()).containsOnlyKeys(MediaState.SUBMITTED));
        assertThat(media().inState(MediaState.CANCELLED, 0, 10)).isEmpty();
    }

    @Test
    default void onlyTheStatesAPersonMayLeadOutOfAreLeft() {
        submitted("copy", "refused");
        media().move("copy", StateChange.to(MediaState.DUPLICATE));

        assertThat(media().retry("copy", MediaState.SUBMITTED)).isEqualTo(TransitionResult.REFUSED);
        assertThat(media().retry("refused", MediaState.CONVERTED)).isEqualTo(TransitionResult.REFUSED);
        assertThat(media().retry("nobody", MediaState.SUBMITTED)).isEqualTo(TransitionResult.REFUSED);
        assertThat(submissions().reopen("nothing")).isFalse();
    }

    @Test
    default void settledFilesAndSubmissionsAreForgottenOnRequestAndOthersAreNot() {
        submitted("done", "other");
        conversions().open("done", "/in/done.mkv");
        media().addDuplicate("done", "other");
        media().move("done", StateChange.to(MediaState.QUARANTINED).because("no index"));
        assertThat(media().forget("other")).isFalse();
        assertThat(submissions().forget("s")).isFalse();

        assertThat(media().forget("done")).isTrue();
        conversions().forget("done");
        media().move("other", StateChange.to(MediaState.SKIPPED));
        submissions().dispatched("s", NINE);
        submissions().settleIfDone("s", TEN);
        assertThat(submissions().forget("s")).isTrue();

        assertThat(media().forget("done")).isFalse();
        assertThat(media().find("done")).isEmpty();
        assertThat(media().duplicates("done")).isEmpty();
        assertThat(media().inState(MediaState.QUARANTINED, 0, 10)).isEmpty();
        assertThat(conversions().find("done")).isEmpty();
        assertThat(conversions().incomplete(0, 10)).isEmpty();
        assertThat(submissions().find("s")).isEmpty();
        assertThat(submissions().files("s", 0, 10)).isEmpty();
        assertThat(media().find("other")).isPresent();
    }

    @Test
    default void leaveToPublishAnUploadAgainIsGivenOnceForAFileThatIsStillThere() {
        submitted("m");
        media().move("m", StateChange.to(MediaState.QUEUED));

        assertThat(media().publishAgain("m", MediaState.QUEUED, MINUTE)).isEmpty();
        assertThat(media().publishAgain("m", MediaState.CONVERTED, Duration.ZERO))
                .isEmpty();
        assertThat(media().publishAgain("m", MediaState.QUEUED, Duration.ZERO)).hasValue(2);
        assertThat(media().publishAgain("m", MediaState.QUEUED, MINUTE)).isEmpty();
    }

    @Test
    default void aFileThatIsUploadedAgainKeepsItsResultAndOneLookedAtAnewForgetsIt() {
        submitted("m");
        media().move(
                        "m",
                        StateChange.to(MediaState.DEFERRED)
                                .with(MediaField.SIZE, 5)
                                .with(MediaField.CAMERA, "Leica M3"));
        media().move(
                        "m",
                        StateChange.to(MediaState.CONVERTING)
                                .with(MediaField.PLAN, ConversionKind.FULL.wireName())
                                .with(MediaField.SEGMENTS, 2));
        List<Loss> lost = List.of(new Loss("cover picture", "MP4 cannot hold this one"));
        media().move(
                        "m",
                        StateChange.to(MediaState.CONVERTED)
                                .with(MediaField.CONVERTED_AT, TEN)
                                .losing(lost)
                                .with(MediaField.KEPT, "chapters kept"));
        StateChange held = StateChange.to(MediaState.QUARANTINED)
                .with(MediaField.ATTEMPTS, 8)
                .because("no answer");
        media().move("m", held);

        media().retry("m", MediaState.CONVERTED);

        assertThat(media().find("m").orElseThrow())
                .extracting(
                        MediaFile::plan,
                        MediaFile::segments,
                        MediaFile::convertedAt,
                        MediaFile::lost,
                        MediaFile::kept,
                        MediaFile::attempts,
                        MediaFile::reason)
                .containsExactly(ConversionKind.FULL, 2, TEN, lost, "chapters kept", 0, null);

        media().move("m", held);
        media().retry("m", MediaState.SUBMITTED);

        assertThat(media().find("m").orElseThrow())
                .extracting(
                        MediaFile::plan,
                        MediaFile::segments,
                        MediaFile::convertedAt,
                        MediaFile::capture,
                        MediaFile::lost,
                        MediaFile::kept,
                        MediaFile::size)
                .containsExactly(null, 0, null, Capture.UNKNOWN, List.of(), null, 5L);
    }

    @Test
    default void aCompletedConversionThatIsReopenedStartsOverAndOneUnderWayIsLeftAsItIs() {
        planned("c");
        conversions().completeUnit(claim("c", FIRST), 1, "sum");
        Object underWay = conversionAsWritten("c");
        conversions().reopen("c");
        assertThat(conversionAsWritten("c")).isEqualTo(underWay);

        conversions().completeUnit(claim("c", SECOND), 1, "sum");
        conversions().complete(claim("c", Unit.ASSEMBLE), 1, "sum");
        conversions().reopen("c");

        assertThat(find("c").status()).isEqualTo(ConversionStatus.IN_PROGRESS);
        assertThat(find("c").progress()).isZero();
        assertThat(find("c").units().values()).containsOnly(new UnitState.Pending());
    }

    @Test
    default void assemblyFollowsTheLastUnitAndIsNotLostBeforeItsQuietTimeIsOver() {
        planned("c");
        conversions().completeUnit(claim("c", FIRST), 1, "sum");
        conversions().completeUnit(claim("c", SECOND), 1, "sum");
        assertThat(conversions().publishAgain("c", List.of(Unit.ASSEMBLE), MINUTE))
                .isEmpty();

        conversions().checkpoint(claim("c", Unit.ASSEMBLE), Duration.ZERO, 0);
        eventually(
                Duration.ofMillis(1),
                () -> conversions()
                        .publishAgain("c", List.of(Unit.ASSEMBLE), Duration.ZERO)
                        .isPresent());
    }

    private void planned(String id) {
        conversions().open(id, "/in/" + id + ".mkv");
        conversions().plan(id, plan());
        backdate(id, NINE);
    }

    private ConversionPlan plan() {
        return new ConversionPlan(
                ConversionKind.FULL,
                List.of(FIRST, SECOND),
                List.of(),
                "crf=23",
                "f",
                "why",
                "results/c",
                ConversionPlan.Content.ALL);
    }

    private Claim claim(String id, Unit unit) {
        return ((ClaimResult.Granted) conversions().claim(id, unit, "w", MINUTE)).claim();
    }

    private Conversion find(String id) {
        return conversions().find(id).orElseThrow();
    }
}
