package dev.lull.common.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Loss;
import dev.lull.common.task.Unit;
import java.time.Duration;
import java.util.List;

/** What the contracts of conversions have in common: one conversion {@code c}. */
public interface ConversionContract extends LedgerContract {

    Duration LEASE = Duration.ofMinutes(1);
    Duration EXPIRED_AT_ONCE = Duration.ZERO;
    Unit FIRST = Unit.segment(0);
    Unit SECOND = Unit.segment(1);

    default void assertRefused(Claim claim) {
        assertThat(conversions().checkpoint(claim, LEASE, 0.99)).isEmpty();
        assertThat(conversions().completeUnit(claim, 1, "stale")).isFalse();
        assertThat(conversions().failUnit(claim, "stale")).isFalse();
        assertThat(conversions().release(claim)).isFalse();
    }

    default void planned(Unit... units) {
        conversions().open("c", "/in/c.mkv");
        conversions().plan("c", plan("f1", units));
    }

    default void completed() {
        planned(FIRST);
        conversions().completeUnit(granted("w1", FIRST, LEASE), 1, "ab");
        assertThat(conversions().complete(granted("w1", Unit.ASSEMBLE, LEASE), 1, "ab"))
                .isTrue();
    }

    default ConversionPlan plan(String fingerprint, Unit... units) {
        return new ConversionPlan(
                ConversionKind.FULL,
                List.of(units),
                List.of(),
                "crf=23",
                fingerprint,
                "hevc is not h264",
                "results/c",
                new ConversionPlan.Content(
                        "new container", List.of(new Loss("subtitles (dvd_subtitle)", "bitmaps")), 3661.5));
    }

    default ClaimResult claim(Unit unit) {
        return conversions().claim("c", unit, "w9", LEASE);
    }

    default Claim granted(String worker, Unit unit, Duration lease) {
        ClaimResult attempt = conversions().claim("c", unit, worker, lease);
        assertThat(attempt).isInstanceOf(ClaimResult.Granted.class);
        return ((ClaimResult.Granted) attempt).claim();
    }

    default Conversion conversion() {
        return conversions().find("c").orElseThrow();
    }
}
