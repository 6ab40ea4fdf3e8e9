package dev.lull.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ClaimResult;
import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.ledger.ConversionStatus;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.task.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversionLedgerIT extends LedgerOnRedis {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration EXPIRED_AT_ONCE = Duration.ZERO;
    private static final Unit FIRST = Unit.segment(0);
    private static final Unit SECOND = Unit.segment(1);

    @Test
    void nothingCanBeClaimedOfWhatIsUnknownUnplannedOrWithoutThatUnit() {
        assertThat(claim(FIRST)).isEqualTo(new ClaimResult.Gone("there is no such conversion"));

        conversions().open("c", "/in/c.mkv", NINE);
        assertThat(claim(FIRST)).isEqualTo(new ClaimResult.Gone("it is not planned yet"));

        conversions().plan("c", plan("f1", FIRST), NINE);
        assertThat(claim(SECOND)).isEqualTo(new ClaimResult.Gone("it has no unit segment:0001"));
    }

    @Test
    void aPlanForAConversionNobodyOpenedIsAnError() {
        assertThatThrownBy(() -> conversions().plan("nobody", plan("f1", FIRST), NINE))
                .hasMessage("conversion nobody was never opened");
    }

    @Test
    void anUnreadableUnitIsAnErrorAndNotGivenAway() {
        planned(FIRST);
        redis("HSET", "lull:conversion:c", "segment:0000", "\"paused by v9\"");

        assertThatThrownBy(() -> claim(FIRST))
                .hasMessageContaining("lull:conversion:c has \"paused by v9\" as segment:0000");
        assertThatThrownBy(() -> conversions().find("c")).hasMessageContaining("segment:0000");
    }

    @Test
    void aPlannedConversionIsInProgressWithAllUnitsPending() {
        planned(FIRST, SECOND, Unit.AUDIO);

        Conversion conversion = conversion();
        assertThat(conversion.status()).isEqualTo(ConversionStatus.IN_PROGRESS);
        assertThat(conversion.startedAt()).isEqualTo(TEN);
        assertThat(conversion.plan()).isNotNull();
        assertThat(conversion.plan().units()).containsExactlyInAnyOrder(FIRST, SECOND, Unit.AUDIO);
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
    void aLiveClaimKeepsEverybodyOutEvenItsOwner() {
        planned(FIRST);
        granted("w1", FIRST, LEASE);

        assertThat(conversions().claim("c", FIRST, "w2", LEASE))
                .isInstanceOfSatisfying(ClaimResult.Held.class, held -> {
                    assertThat(held.worker()).isEqualTo("w1");
                    assertThat(held.until()).isCloseTo(Instant.now().plus(LEASE), within(30, ChronoUnit.SECONDS));
                });
        assertThat(conversions().claim("c", FIRST, "w1", LEASE)).isInstanceOf(ClaimResult.Held.class);
    }

    @Test
    void aWorkerThatWasTakenOverCannotWriteAnythingAnyMore() {
        planned(FIRST);
        Claim paused = granted("w1", FIRST, EXPIRED_AT_ONCE);
        Claim current = granted("w2", FIRST, LEASE);
        Map<String, String> before = page("lull:conversion:c");

        assertRefused(paused);

        assertThat(page("lull:conversion:c")).isEqualTo(before);
        assertThat(current.token()).isGreaterThan(paused.token());
        assertThat(conversions().completeUnit(current, 5, "ab", TEN)).isTrue();
    }

    @Test
    void aWorkerThatTookItsOwnUnitOverCannotWriteUnderTheOldClaim() {
        planned(FIRST);
        Claim old = granted("w1", FIRST, EXPIRED_AT_ONCE);
        granted("w1", FIRST, LEASE);

        assertRefused(old);
    }

    @Test
    void aClaimThatExpiredUnnoticedIsStillItsOwners() {
        planned(FIRST);
        Claim late = granted("w1", FIRST, EXPIRED_AT_ONCE);

        assertThat(conversions().checkpoint(late, LEASE, 0.5, TEN)).isPresent();
        assertThat(claim(FIRST)).isInstanceOf(ClaimResult.Held.class);
    }

    @Test
    void aReleasedUnitCanBeClaimedByTheNext() {
        planned(FIRST);
        Claim claim = granted("w1", FIRST, LEASE);

        assertThat(conversions().release(claim)).isTrue();

        assertThat(conversions().release(claim)).isFalse();
        granted("w2", FIRST, LEASE);
    }

    @Test
    void aFailedUnitGoesBackAndIsCounted() {
        planned(FIRST);
        Claim claim = granted("w1", FIRST, LEASE);

        assertThat(conversions().failUnit(claim, "ffmpeg stalled", TEN)).isTrue();
        assertThat(conversions().failUnit(claim, "again", TEN)).isFalse();

        assertThat(conversion().retryCount()).isEqualTo(1);
        assertThat(conversion().error()).isEqualTo("ffmpeg stalled");
        assertThat(conversion().units()).containsEntry(FIRST, new UnitState.Pending());
    }

    @Test
    void aFinishedUnitIsNeverGivenOutAgain() {
        planned(FIRST, SECOND);
        Claim claim = granted("w1", FIRST, EXPIRED_AT_ONCE);
        assertThat(conversions().completeUnit(claim, 4711, "cafe", TEN)).isTrue();

        assertThat(claim(FIRST)).isEqualTo(new ClaimResult.AlreadyDone());
        assertRefused(claim);
        assertThat(conversion().units()).containsEntry(FIRST, new UnitState.Done(4711, "cafe"));
    }

    @Test
    void theSamePlanAgainKeepsFinishedUnits() {
        planned(FIRST, SECOND);
        conversions().completeUnit(granted("w1", FIRST, LEASE), 4711, "cafe", TEN);
        Map<String, String> before = page("lull:conversion:c");

        conversions().plan("c", plan("f1", FIRST, SECOND), TEN.plusSeconds(9));

        assertThat(page("lull:conversion:c")).isEqualTo(before);
    }

    @Test
    void aPlanUnderAnotherFingerprintStartsOverAndShutsOutOldWorkers() {
        planned(FIRST, SECOND);
        conversions().failUnit(granted("w1", SECOND, LEASE), "ffmpeg stalled", TEN);
        conversions().completeUnit(granted("w1", SECOND, LEASE), 4711, "cafe", TEN);
        Claim old = granted("w1", FIRST, LEASE);

        Conversion anew = conversions().plan("c", plan("f2", FIRST), TEN.plusSeconds(9));

        assertThat(anew.units())
                .isEqualTo(Map.of(FIRST, new UnitState.Pending(), Unit.ASSEMBLE, new UnitState.Pending()));
        assertThat(anew.retryCount()).isZero();
        assertThat(anew.error()).isNull();
        assertThat(anew.startedAt()).isEqualTo(TEN.plusSeconds(9));
        assertRefused(old);
        assertThat(granted("w2", FIRST, LEASE).token()).isGreaterThan(old.token() + 1);
        assertRefused(old);
    }

    @Test
    void assemblyWaitsForAllOtherUnits() {
        planned(FIRST, Unit.AUDIO);
        assertThat(claim(Unit.ASSEMBLE)).isEqualTo(new ClaimResult.Gone("not all units are done"));

        conversions().completeUnit(granted("w1", FIRST, LEASE), 1, "ab", TEN);
        Claim audio = granted("w1", Unit.AUDIO, LEASE);
        assertThat(claim(Unit.ASSEMBLE)).isEqualTo(new ClaimResult.Gone("not all units are done"));

        conversions().completeUnit(audio, 1, "ab", TEN);
        assertThat(conversion().readyToAssemble()).isTrue();
        granted("w1", Unit.ASSEMBLE, LEASE);
    }

    @Test
    void onlyALiveClaimOnAssemblyCompletesAConversion() {
        planned(FIRST);
        Claim segment = granted("w1", FIRST, LEASE);
        assertThatThrownBy(() -> conversions().complete(segment, 1, "ab", TEN))
                .isInstanceOf(IllegalArgumentException.class);
        conversions().completeUnit(segment, 1, "ab", TEN);
        Claim paused = granted("w1", Unit.ASSEMBLE, EXPIRED_AT_ONCE);
        Claim assembly = granted("w2", Unit.ASSEMBLE, LEASE);
        assertThatThrownBy(() -> conversions().completeUnit(assembly, 1, "ab", TEN))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(conversions().complete(paused, 1, "stale", TEN)).isFalse();
        assertThat(conversions().complete(assembly, 4711, "cafe", TEN)).isTrue();

        assertThat(conversion().status()).isEqualTo(ConversionStatus.COMPLETED);
        assertThat(conversion().progress()).isEqualTo(100);
        assertThat(conversion().units()).containsEntry(Unit.ASSEMBLE, new UnitState.Done(4711, "cafe"));
        assertThat(conversions().incomplete(0, 10)).isEmpty();
    }

    @Test
    void whoeverAsksAfterACompletedAssemblyLearnsThatItIsDone() {
        completed();

        assertThat(claim(Unit.ASSEMBLE)).isEqualTo(new ClaimResult.AlreadyDone());
        assertThat(claim(FIRST)).isEqualTo(new ClaimResult.AlreadyDone());
    }

    @Test
    void aConversionThatFailedTakesTheClaimsOfItsWorkers() {
        planned(FIRST, SECOND);
        Claim claim = granted("w1", FIRST, LEASE);

        conversions().fail("c", "the source is damaged at 00:12", TEN);

        assertThat(conversion().status()).isEqualTo(ConversionStatus.FAILED);
        assertThat(conversion().error()).isEqualTo("the source is damaged at 00:12");
        assertThat(conversion().units()).containsEntry(FIRST, new UnitState.Pending());
        assertRefused(claim);
        assertThat(claim(SECOND)).isEqualTo(new ClaimResult.Gone("it is failed"));
        assertThat(conversions().incomplete(0, 10)).isEmpty();
    }

    @Test
    void whatHasEndedIsLeftAsItIs() {
        completed();
        Map<String, String> before = page("lull:conversion:c");

        conversions().fail("c", "too late", TEN);
        conversions().plan("c", plan("f2", SECOND), TEN);
        conversions().open("c", "/elsewhere", TEN);
        conversions().fail("nobody", "never there", TEN);

        assertThat(page("lull:conversion:c")).isEqualTo(before);
        assertThat(redis("EXISTS", "lull:conversion:nobody")).isEqualTo(":0");
        assertThat(conversions().incomplete(0, 10)).isEmpty();
    }

    @Test
    void aCheckpointSavesProgressAndProlongsTheClaim() {
        planned(FIRST);
        Claim claim = granted("w1", FIRST, EXPIRED_AT_ONCE);

        assertThat(conversions().checkpoint(claim, LEASE, 0.45257, TEN.plusSeconds(7)))
                .hasValue(45.26);

        assertThat(conversion().progress()).isEqualTo(45.26);
        assertThat(conversion().lastUpdated()).isEqualTo(TEN.plusSeconds(7));
        assertThat(claim(FIRST)).isInstanceOf(ClaimResult.Held.class);
        assertThatThrownBy(() -> conversions().checkpoint(claim, LEASE, 1.01, TEN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void incompleteConversionsAreListedLongestUntouchedFirst() {
        planned(FIRST);
        conversions().open("other", "/in/other.mkv", TEN.plusSeconds(5));
        assertThat(conversions().incomplete(0, 10)).extracting(Conversion::id).containsExactly("c", "other");

        conversions().checkpoint(granted("w1", FIRST, LEASE), LEASE, 0.1, TEN.plusSeconds(10));

        assertThat(conversions().incomplete(0, 10)).extracting(Conversion::id).containsExactly("other", "c");
        assertThat(conversions().incomplete(0, 1)).extracting(Conversion::id).containsExactly("other");
    }

    @Test
    void staleEntriesAmongTheIncompleteAreRemovedAndMissingOnesComeBackWithTheNextPlan() {
        planned(FIRST);
        redis("ZADD", "lull:conversions:incomplete", "1", "gone");
        redis("ZREM", "lull:conversions:incomplete", "c");
        assertThat(conversions().incomplete(0, 10)).isEmpty();
        assertThat(redis("ZCARD", "lull:conversions:incomplete")).isEqualTo(":0");

        conversions().plan("c", plan("f1", FIRST), TEN);

        assertThat(conversions().incomplete(0, 10)).extracting(Conversion::id).containsExactly("c");
    }

    @Test
    void aWorkerNameWithBlanksComesBackWhole() {
        planned(FIRST);
        granted("host 7 / worker 3", FIRST, LEASE);

        assertThat(conversions().claim("c", FIRST, "w2", LEASE))
                .isInstanceOfSatisfying(
                        ClaimResult.Held.class,
                        held -> assertThat(held.worker()).isEqualTo("host 7 / worker 3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-12-31T23:59:00Z",
                "2028-02-29T12:00:00Z",
                "2028-03-01T00:01:00Z",
                "2099-12-31T12:00:00Z",
                "2100-02-28T12:00:00Z",
                "2100-03-01T12:00:00Z",
                "2400-02-29T12:00:00Z"
            })
    void theServerWritesTheTimeAClaimExpiresAsTheCalendarHasIt(Instant expires) {
        planned(FIRST);
        granted("w1", FIRST, Duration.between(Instant.now(), expires));

        assertThat(conversion().units().get(FIRST))
                .isInstanceOfSatisfying(
                        UnitState.Running.class,
                        running -> assertThat(running.expires()).isCloseTo(expires, within(50, ChronoUnit.SECONDS)));
    }

    private static void assertRefused(Claim claim) {
        assertThat(conversions().checkpoint(claim, LEASE, 0.99, TEN)).isEmpty();
        assertThat(conversions().completeUnit(claim, 1, "stale", TEN)).isFalse();
        assertThat(conversions().failUnit(claim, "stale", TEN)).isFalse();
        assertThat(conversions().release(claim)).isFalse();
    }

    @Test
    void theProgressOfAConversionGrowsWithItsUnitsAndNeverShrinks() {
        planned(FIRST, SECOND);
        Claim first = granted("w1", FIRST, LEASE);
        Claim second = granted("w2", SECOND, LEASE);
        assertThat(conversions().checkpoint(first, LEASE, 0.8, TEN)).hasValue(40);
        assertThat(conversions().checkpoint(second, LEASE, 0.2, TEN)).hasValue(40);

        conversions().completeUnit(first, 1, "ab", TEN);

        assertThat(conversion().progress()).isEqualTo(50);
        assertThat(conversions().checkpoint(second, LEASE, 1, TEN)).hasValue(99);
    }

    @Test
    void aFinishedUnitThatIsNoGoodIsMadeAgainBeforeAssembly() {
        planned(FIRST);
        conversions().completeUnit(granted("w1", FIRST, LEASE), 1, "ab", TEN);
        Claim assembly = granted("w1", Unit.ASSEMBLE, LEASE);

        assertThat(conversions().reopen(assembly, FIRST, "is gone from the store", TEN))
                .isTrue();

        assertThat(conversion().units().get(FIRST)).isInstanceOf(UnitState.Pending.class);
        assertThat(conversion().error()).isEqualTo("is gone from the store");
        assertThat(claim(Unit.ASSEMBLE)).isInstanceOf(ClaimResult.Gone.class);
        assertThat(conversions().reopen(assembly, FIRST, "stale", TEN)).isFalse();
    }

    @Test
    void whoeverTakesOverAnExpiredClaimLearnsWhoseItWas() {
        planned(FIRST);
        granted("w1", FIRST, EXPIRED_AT_ONCE);

        assertThat(conversions().claim("c", FIRST, "w2", LEASE))
                .isInstanceOfSatisfying(
                        ClaimResult.Granted.class,
                        granted -> assertThat(granted.from()).isEqualTo("w1"));
    }

    private static void planned(Unit... units) {
        conversions().open("c", "/in/c.mkv", NINE);
        conversions().plan("c", plan("f1", units), TEN);
    }

    private static void completed() {
        planned(FIRST);
        conversions().completeUnit(granted("w1", FIRST, LEASE), 1, "ab", TEN);
        assertThat(conversions().complete(granted("w1", Unit.ASSEMBLE, LEASE), 1, "ab", TEN))
                .isTrue();
    }

    private static ConversionPlan plan(String fingerprint, Unit... units) {
        return new ConversionPlan(
                ConversionKind.FULL, List.of(units), List.of(), fingerprint, "hevc is not h264", "c/out.mp4");
    }

    private static ClaimResult claim(Unit unit) {
        return conversions().claim("c", unit, "w9", LEASE);
    }

    private static Claim granted(String worker, Unit unit, Duration lease) {
        ClaimResult attempt = conversions().claim("c", unit, worker, lease);
        assertThat(attempt).isInstanceOf(ClaimResult.Granted.class);
        return ((ClaimResult.Granted) attempt).claim();
    }

    private static Conversion conversion() {
        return conversions().find("c").orElseThrow();
    }
}
