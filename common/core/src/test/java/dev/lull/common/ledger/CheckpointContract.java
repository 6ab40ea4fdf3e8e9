package dev.lull.common.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.task.ConvertPriority;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every ledger does with plans, progress and the end of a conversion. */
public interface CheckpointContract extends ConversionContract {

    @Test
    default void aPlanForAConversionNobodyOpenedIsAnError() {
        assertThatThrownBy(() -> conversions().plan("nobody", plan("f1", FIRST)))
                .hasMessage("conversion nobody was never opened");
    }

    @Test
    default void aPlannedConversionIsInProgressWithAllUnitsPending() {
        planned(FIRST, SECOND, Unit.AUDIO);

        Conversion conversion = conversion();
        assertThat(conversion.status()).isEqualTo(ConversionStatus.IN_PROGRESS);
        assertDatedAnew(conversion.startedAt());
        assertThat(conversion.plan()).isNotNull();
        assertThat(conversion.plan().units()).containsExactlyInAnyOrder(FIRST, SECOND, Unit.AUDIO);
        assertThat(conversion.plan().content()).isEqualTo(plan("f1", FIRST).content());
        assertThat(conversion.units())
                .isEqualTo(Map.of(
                        FIRST,
                        new UnitState.Pending(),
                        SECOND,
                        new UnitState.Pending(),
                        Unit.AUDIO,
                        new UnitState.Pending(),
                        Unit.ASSEMBLE,
                        new UnitState.Pending()));
    }

    @Test
    default void workOnOneUnitReadsThePlanAndNothingOfTheOtherUnits() {
        planned(FIRST, SECOND, Unit.AUDIO);
        conversions().completeUnit(granted("w1", FIRST, LEASE), 4711, "cafe");
        Claim claim = granted("w1", SECOND, LEASE);

        Conversion read = conversions().find(claim).orElseThrow();

        assertThat(read.units()).isEmpty();
        assertThat(read.plan()).isEqualTo(conversion().plan());
        assertThat(read.filePath()).isEqualTo("/in/c.mkv");
        assertThat(read.progress()).isEqualTo(conversion().progress()).isPositive();
        assertThatThrownBy(read::unfinished).hasMessageContaining("was read for work on one unit");
        assertThatThrownBy(read::readyToAssemble).isInstanceOf(IllegalStateException.class);
        assertThat(conversions().find(new Claim("nobody", FIRST, "w1", 1))).isEmpty();
    }

    @Test
    default void aMarkTellsWhetherAConversionIsWorthAnotherLook() {
        planned(FIRST, SECOND);
        List<String> seen = new ArrayList<>(marks());
        Claim claim = granted("w1", FIRST, LEASE);
        seen.addAll(marks());
        conversions().completeUnit(claim, 1, "ab");
        seen.addAll(marks());
        conversions().failUnit(granted("w1", SECOND, LEASE), "was killed");
        seen.addAll(marks());
        conversions().fail("c", "no such codec");
        seen.addAll(marks());

        assertThat(seen).doesNotHaveDuplicates().doesNotContain("");
        assertThat(marks()).containsExactly(seen.get(seen.size() - 1));
        assertThat(conversions().marks(List.of("nobody", "c"))).containsExactly("", seen.get(seen.size() - 1));
        assertThat(conversions().marks(List.of())).isEmpty();
    }

    private List<String> marks() {
        return conversions().marks(List.of("c"));
    }

    @Test
    default void runsThatFailedAreKeptUpToABoundAndOfTheOthersTheLastOfEachKind() {
        planned(FIRST, SECOND, Unit.AUDIO);
        Instant at = Instant.parse("2026-11-30T09:00:00Z");
        UnitRun first = new UnitRun(FIRST, "w1", at, null, "ffmpeg -i film.mkv", List.of());
        UnitRun audio = new UnitRun(Unit.AUDIO, "w1", at.plusSeconds(1), null, "ffmpeg -vn", List.of("a", "b"));
        UnitRun second = new UnitRun(SECOND, "w2", at.plusSeconds(2), null, "ffmpeg -i film.mkv", List.of());
        List.of(first, audio, second).forEach(run -> conversions().noteRun("c", run));
        for (int i = 0; i <= UnitRun.MOST_FAILED; i++) {
            conversions().noteRun("c", new UnitRun(FIRST, "w1", at.plusSeconds(3 + i), "no. " + i, "f", List.of("x")));
        }

        List<UnitRun> runs = conversions().runs("c");

        assertThat(runs).hasSize(UnitRun.MOST_FAILED + 2).endsWith(second, audio);
        assertThat(runs.get(0).failure()).isEqualTo("no. " + UnitRun.MOST_FAILED);
        assertThat(runs.get(UnitRun.MOST_FAILED - 1).failure()).isEqualTo("no. 1");
        assertThat(conversions().runs("nobody")).isEmpty();
        conversions().forget("c");
        assertThat(conversions().runs("c")).isEmpty();
    }

    @Test
    default void whatIsPublishedOfAConversionHasItsPriority() {
        conversions().open("c", "/in/c.mkv", ConvertPriority.LOW);
        assertThat(conversions().open("c", "/in/c.mkv").task("s", 2))
                .isEqualTo(new ConvertTask("c", "s", ConvertPriority.LOW, 2));
        conversions().plan("c", plan("f1", FIRST));
        Claim claim = granted("w1", FIRST, LEASE);
        assertThat(conversion().task(FIRST, 1)).isEqualTo(new UnitTask("c", FIRST, false, 1));

        Conversion preferred = conversions().prefer("c").orElseThrow();

        assertThat(preferred).isEqualTo(conversion());
        assertThat(preferred.task(FIRST, 1)).isEqualTo(new UnitTask("c", FIRST, true, 1));
        assertThat(preferred.task("s", 1)).isEqualTo(new ConvertTask("c", "s", ConvertPriority.HIGH, 1));
        assertThat(conversions().completeUnit(claim, 1, "ab")).isTrue();
        Conversion readForOne = conversions().find(claim).orElseThrow();
        assertThatThrownBy(() -> readForOne.task(FIRST, 1)).hasMessageContaining("was read for work on one unit");
    }

    @Test
    default void whatHasEndedOrNeverBeganCannotBePreferred() {
        completed();

        assertThat(conversions().prefer("c")).isEmpty();
        assertThat(conversions().prefer("nobody")).isEmpty();

        assertThat(conversion().priority()).isEqualTo(ConvertPriority.NORMAL);
        assertThat(conversions().find("nobody")).isEmpty();
    }

    /** Whoever preferred it still wants it first. */
    @Test
    default void aRetryKeepsThePriority() {
        planned(FIRST);
        conversions().prefer("c");
        conversions().fail("c", "no such codec");

        conversions().reopen("c");

        assertThat(conversion().priority()).isEqualTo(ConvertPriority.HIGH);
    }

    @Test
    default void workOnOneUnitReadsThePlanThatIsInForce() {
        planned(FIRST, SECOND);
        conversions().find(granted("w1", FIRST, LEASE));

        conversions().replan("c", "f1", plan("f2", FIRST));

        Claim claim = granted("w1", FIRST, LEASE);
        assertThat(conversions().find(claim).orElseThrow().plan())
                .isEqualTo(conversion().plan())
                .isEqualTo(plan("f2", FIRST));
        conversions().forget("c");
        assertThat(conversions().find(claim)).isEmpty();
    }

    @Test
    default void assemblyIsReadyOnceAllUnitsAreDoneAndAsLongAsTheyAre() {
        conversions().open("c", "/in/c.mkv");
        assertThat(conversions().readyToAssemble("c")).as("not planned").isFalse();
        conversions().plan("c", plan("f1", FIRST, SECOND));
        conversions().completeUnit(granted("w1", FIRST, LEASE), 1, "ab");
        assertThat(conversions().readyToAssemble("c")).as("one of two").isFalse();
        conversions().completeUnit(granted("w1", SECOND, LEASE), 1, "cd");
        assertThat(conversions().readyToAssemble("c")).as("all").isTrue();

        Claim assembly = granted("w1", Unit.ASSEMBLE, LEASE);
        conversions().reopen(assembly, FIRST, "gone");
        assertThat(conversions().readyToAssemble("c")).as("one is made again").isFalse();
        conversions().completeUnit(granted("w1", FIRST, LEASE), 1, "ab");
        assertThat(conversions().readyToAssemble("c")).as("made again").isTrue();
    }

    @Test
    default void aFirstPlanStaysWhoeverPlansToo() {
        planned(FIRST, SECOND);
        conversions().completeUnit(granted("w1", FIRST, LEASE), 4711, "cafe");
        Object before = conversionAsWritten("c");

        conversions().plan("c", plan("f1", FIRST, SECOND));
        Conversion stays = conversions().plan("c", plan("f2", FIRST));

        assertThat(conversionAsWritten("c")).isEqualTo(before);
        assertThat(stays.plan()).isEqualTo(conversion().plan());
    }

    @Test
    default void aPlanIsReplacedOnlyByAWorkerThatKnowsIt() {
        planned(FIRST);
        Claim current = granted("w1", FIRST, LEASE);
        Object before = conversionAsWritten("c");

        conversions().replan("c", "f0", plan("f2", FIRST));
        conversions().replan("c", "f1", plan("f1", FIRST));

        assertThat(conversionAsWritten("c")).isEqualTo(before);
        assertThat(conversions().completeUnit(current, 4711, "cafe")).isTrue();
    }

    @Test
    default void aPlanSaysHowItsUnitsAreEncoded() {
        planned(FIRST);

        assertThat(conversion().plan()).isEqualTo(plan("f1", FIRST));
    }

    @Test
    default void aPlanInPlaceOfAnotherStartsOverAndShutsOutOldWorkers() {
        planned(FIRST, SECOND);
        conversions().failUnit(granted("w1", SECOND, LEASE), "ffmpeg stalled");
        conversions().completeUnit(granted("w1", SECOND, LEASE), 4711, "cafe");
        Claim old = granted("w1", FIRST, LEASE);
        backdate("c", NINE);

        Conversion anew = conversions().replan("c", "f1", plan("f2", FIRST));

        assertThat(anew.units())
                .isEqualTo(Map.of(FIRST, new UnitState.Pending(), Unit.ASSEMBLE, new UnitState.Pending()));
        assertThat(anew.retryCount()).isZero();
        assertThat(anew.error()).isNull();
        assertDatedAnew(anew.startedAt());
        assertRefused(old);
        assertThat(granted("w2", FIRST, LEASE).token()).isGreaterThan(old.token() + 1);
        assertRefused(old);
    }

    @Test
    default void aConversionThatFailedTakesTheClaimsOfItsWorkers() {
        planned(FIRST, SECOND);
        Claim claim = granted("w1", FIRST, LEASE);

        conversions().fail("c", "the source is damaged at 00:12");

        assertThat(conversion().status()).isEqualTo(ConversionStatus.FAILED);
        assertThat(conversion().error()).isEqualTo("the source is damaged at 00:12");
        assertThat(conversion().units()).containsEntry(FIRST, new UnitState.Pending());
        assertRefused(claim);
        assertThat(claim(SECOND)).isEqualTo(new ClaimResult.Gone("it is failed"));
        assertThat(conversions().incomplete(0, 10)).isEmpty();
    }

    @Test
    default void whatHasEndedIsLeftAsItIs() {
        completed();
        Object before = conversionAsWritten("c");

        conversions().fail("c", "too late");
        conversions().plan("c", plan("f2", SECOND));
        conversions().replan("c", "f1", plan("f2", SECOND));
        conversions().open("c", "/elsewhere");

        assertThat(conversionAsWritten("c")).isEqualTo(before);
        Object unknown = conversionAsWritten("nobody");
        conversions().fail("nobody", "never there");
        assertThat(conversionAsWritten("nobody")).isEqualTo(unknown);
        assertThat(conversions().incomplete(0, 10)).isEmpty();
    }

    @Test
    default void aCheckpointSavesProgressAndProlongsTheClaim() {
        planned(FIRST);
        backdate("c", NINE);
        Claim claim = granted("w1", FIRST, EXPIRED_AT_ONCE);

        assertThat(conversions().checkpoint(claim, LEASE, 0.45257)).hasValue(45.26);

        assertThat(conversion().progress()).isEqualTo(45.26);
        assertDatedAnew(conversion().lastUpdated());
        assertThat(claim(FIRST)).isInstanceOf(ClaimResult.Held.class);
        assertThatThrownBy(() -> conversions().checkpoint(claim, LEASE, 1.01))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void whoBeganToPlanAndDidNotEndItIsCounted() {
        conversions().open("c", "/in/c.mkv");
        assertThat(conversions().beginPlan("c")).isZero();
        assertThat(conversions().beginPlan("c")).isEqualTo(1);

        conversions().endPlan("c");

        assertThat(conversions().beginPlan("c")).isEqualTo(1);
        assertThat(conversions().beginPlan("nobody")).isZero();
    }

    @Test
    default void aPlanAndARetryForgetWhoBegan() {
        conversions().open("c", "/in/c.mkv");
        conversions().beginPlan("c");
        conversions().plan("c", plan("f1", FIRST));
        conversions().endPlan("c");
        assertThat(conversions().beginPlan("c")).isZero();

        conversions().fail("c", "workers died");
        conversions().reopen("c");
        assertThat(conversions().beginPlan("c")).isZero();
    }

    @Test
    default void aWorkerIsAloneWithItsDoubtUntilAnotherOneHasIt() {
        conversions().open("c", "/in/c.mkv");

        assertThat(conversions().doubtSource("c", "w 1", "the source is gone")).isEmpty();
        assertThat(conversions().doubtSource("c", "w 1", "permission denied")).isEmpty();
        assertThat(conversion().error()).isEqualTo("w 1: permission denied");
        assertThat(conversions().doubtSource("c", "w 12", "the source is gone")).hasValue("w 1: permission denied");
        assertThat(conversion().status()).isEqualTo(ConversionStatus.PENDING);
    }

    @Test
    default void aDoubtEndsWhenTheSourceWasRead() {
        conversions().open("c", "/in/c.mkv");
        conversions().doubtSource("c", "w1", "the source is gone");
        conversions().plan("c", plan("f1", FIRST, SECOND));
        assertThat(conversion().error()).isNull();

        assertThat(conversions().doubtSource("c", "w2", "the source is gone")).isEmpty();
        conversions().completeUnit(granted("w3", FIRST, LEASE), 1, "ab");
        assertThat(conversion().error()).isNull();

        assertThat(conversions().doubtSource("c", "w1", "the source is gone")).isEmpty();
        conversions().failUnit(granted("w3", SECOND, LEASE), "was killed");
        conversions().completeUnit(granted("w3", SECOND, LEASE), 1, "ab");
        assertThat(conversion().error()).as("another error is not the doubt").isEqualTo("was killed");
        assertThat(conversions().doubtSource("c", "w2", "the source is gone")).isEmpty();
    }

    @Test
    default void aRetryBeginsWithoutDoubt() {
        planned(FIRST);
        conversions().doubtSource("c", "w1", "the source is gone");
        conversions().fail("c", "the source is gone");
        assertThat(conversions().doubtSource("c", "w2", "the source is gone")).isEmpty();

        conversions().reopen("c");

        assertThat(conversions().doubtSource("c", "w2", "the source is gone")).isEmpty();
    }

    @Test
    default void whatIsUnknownIsNotDoubted() {
        Object unknown = conversionAsWritten("nobody");

        assertThat(conversions().doubtSource("nobody", "w1", "the source is gone"))
                .isEmpty();

        assertThat(conversionAsWritten("nobody")).isEqualTo(unknown);
    }

    @Test
    default void incompleteConversionsAreListedLongestUntouchedFirst() {
        planned(FIRST);
        conversions().open("other", "/in/other.mkv");
        assertThat(conversions().incomplete(0, 10)).extracting(Conversion::id).containsExactly("c", "other");

        Claim claim = granted("w1", FIRST, LEASE);
        eventually(Duration.ofMillis(1), () -> {
            conversions().checkpoint(claim, LEASE, 0.1);
            return conversions().incomplete(0, 1).get(0).id().equals("other");
        });

        assertThat(conversions().incomplete(0, 10)).extracting(Conversion::id).containsExactly("other", "c");
        assertThat(conversions().incomplete(0, 1)).extracting(Conversion::id).containsExactly("other");
    }

    @Test
    default void theProgressOfAConversionGrowsWithItsUnitsAndNeverShrinks() {
        planned(FIRST, SECOND);
        Claim first = granted("w1", FIRST, LEASE);
        Claim second = granted("w2", SECOND, LEASE);
        assertThat(conversions().checkpoint(first, LEASE, 0.8)).hasValue(40);
        assertThat(conversions().checkpoint(second, LEASE, 0.2)).hasValue(40);

        conversions().completeUnit(first, 1, "ab");

        assertThat(conversion().progress()).isEqualTo(50);
        assertThat(conversions().checkpoint(second, LEASE, 1)).hasValue(99);
    }

    @Test
    default void aFinishedUnitThatIsNoGoodIsMadeAgainBeforeAssembly() {
        planned(FIRST);
        conversions().completeUnit(granted("w1", FIRST, LEASE), 1, "ab");
        Claim assembly = granted("w1", Unit.ASSEMBLE, LEASE);

        assertThat(conversions().reopen(assembly, FIRST, "is gone from the store"))
                .isTrue();

        assertThat(conversion().units().get(FIRST)).isInstanceOf(UnitState.Pending.class);
        assertThat(conversion().error()).isEqualTo("is gone from the store");
        assertThat(claim(Unit.ASSEMBLE)).isInstanceOf(ClaimResult.Gone.class);
        assertThat(conversions().reopen(assembly, FIRST, "stale")).isFalse();
    }

    @Test
    default void everyChangeIsDatedByTheLedgersOwnClock() {
        planned(FIRST, SECOND);
        assertDates(() -> conversions().checkpoint(granted("w1", FIRST, EXPIRED_AT_ONCE), EXPIRED_AT_ONCE, 0.5));
        assertDates(() -> conversions().failUnit(granted("w1", FIRST, LEASE), "was killed"));
        assertDates(() -> conversions().completeUnit(granted("w1", FIRST, LEASE), 1, "ab"));
        assertDates(() -> conversions().completeUnit(granted("w1", SECOND, LEASE), 1, "ab"));
        assertDates(() -> conversions().reopen(granted("w1", Unit.ASSEMBLE, LEASE), FIRST, "is gone"));
        assertDates(() -> conversions().fail("c", "the source is damaged"));
        assertDates(() -> conversions().reopen("c"));
        assertDates(() -> conversions().completeUnit(granted("w1", FIRST, LEASE), 1, "ab"));
        assertDates(() -> conversions().complete(granted("w1", Unit.ASSEMBLE, LEASE), 1, "ab"));
        assertDates(() -> conversions().cancel("c"));
    }

    private void assertDates(Runnable change) {
        backdate("c", NINE);
        change.run();
        assertDatedAnew(conversion().lastUpdated());
    }

    private void assertDatedAnew(@Nullable Instant time) {
        assertThat(time).isAfter(NINE).isBeforeOrEqualTo(ledger().now());
    }
}
