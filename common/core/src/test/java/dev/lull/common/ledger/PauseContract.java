package dev.lull.common.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every ledger knows of a pause. */
public interface PauseContract extends LedgerContract {

    private PauseLedger pauses() {
        return ledger().pauses();
    }

    @Test
    default void nothingIsPausedUntilSomebodyAsksForIt() {
        assertThat(pauses().find()).isEmpty();
        assertThat(pauses().end()).isFalse();
    }

    @Test
    default void aPauseHoldsUntilSomebodyEndsIt() {
        GatePause begun = pauses().begin("anna", false, null);

        assertThat(begun.by()).isEqualTo("anna");
        assertThat(begun.drain()).isFalse();
        assertThat(begun.until()).isNull();
        assertThat(pauses().find()).contains(begun);
        assertThat(pauses().end()).isTrue();
        assertThat(pauses().find()).isEmpty();
        assertThat(pauses().end()).isFalse();
    }

    @Test
    default void aPauseMayEndByItself() {
        GatePause begun = pauses().begin("anna", true, Duration.ofMillis(200));

        assertThat(begun.until()).isEqualTo(begun.since().plusMillis(200));
        assertThat(begun.drain()).isTrue();
        eventually(Duration.ofSeconds(1), () -> pauses().find().isEmpty());
    }

    @Test
    default void whoPausesAgainChangesThePauseAndNotItsBeginning() {
        GatePause first = pauses().begin("anna", true, Duration.ofHours(1));

        GatePause second = pauses().begin("ben", false, null);

        assertThat(second).isEqualTo(new GatePause("ben", false, first.since(), null));
        assertThat(pauses().find()).contains(second);
    }
}
