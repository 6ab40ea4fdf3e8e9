package dev.lull.common.testing.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.ledger.LedgerUnavailable;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.testing.Steps;
import org.junit.jupiter.api.Test;

class InMemoryLedgerTest extends LedgerInMemory {

    @Test
    void everyChangeIsAStepAndReadingIsNone() {
        submitted("a");
        media().move("a", StateChange.to(MediaState.QUEUED));
        media().find("a");
        submissions().unsettled();

        assertThat(steps.taken())
                .containsExactly("submissions.open", "media.register", "media.enlist", "media.move", "media.count");
    }

    @Test
    void whatAProcessWasToChangeAfterItsCrashIsNotChanged() {
        submitted("a");
        steps.restart();
        steps.crashBefore(0);

        assertThatThrownBy(() -> media().move("a", StateChange.to(MediaState.QUEUED)))
                .isInstanceOf(Steps.Crash.class);
        assertThat(media().find("a")).get().extracting(MediaFile::state).isEqualTo(MediaState.SUBMITTED);
    }

    @Test
    void whileItIsDisconnectedNothingIsAnsweredOrForgotten() {
        submitted("a");
        ledger.disconnect();

        assertThatThrownBy(ledger::ping).isInstanceOf(LedgerUnavailable.class);
        assertThatThrownBy(() -> media().find("a")).isInstanceOf(LedgerUnavailable.class);
        assertThatThrownBy(() -> media().move("a", StateChange.to(MediaState.QUEUED)))
                .isInstanceOf(LedgerUnavailable.class);

        ledger.reconnect();
        assertThat(media().find("a")).get().extracting(MediaFile::state).isEqualTo(MediaState.SUBMITTED);
    }
}
