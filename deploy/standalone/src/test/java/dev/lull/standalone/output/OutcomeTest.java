package dev.lull.standalone.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.testing.TickingClock;
import dev.lull.common.testing.memory.InMemoryLedger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {

    private static final String SUBMISSION = "s";

    private final TickingClock clock = new TickingClock();
    private final InMemoryLedger ledger = new InMemoryLedger(clock, Duration.ofDays(1));

    @ParameterizedTest
    @ValueSource(strings = {"photo.jpg", "a/b/FILM.MP4", "raw.nef", "camera.mts"})
    void aFileThatWasReadAndSkippedNeedsAttentionWhenItsNameIsThatOfMedia(String name) {
        assertThat(skipped(name, true).needsAttention()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes.txt", "song.mp3", "Makefile", "archive.zip"})
    void anyOtherSkippedFileIsAllWell(String name) {
        assertThat(skipped(name, true).needsAttention()).isFalse();
    }

    @Test
    void aFileThatWasLeftOutUnreadIsAllWell() {
        assertThat(skipped("._IMG_1.jpg", false).needsAttention()).isFalse();
    }

    @Test
    void aQuarantinedFileNeedsAttentionWhateverItsName() {
        assertThat(settled("notes", StateChange.to(MediaState.QUARANTINED).because("no permission"))
                        .needsAttention())
                .isTrue();
    }

    @Test
    void theLastOfManyFilesCounts() {
        for (int i = 0; i < 1200; i++) {
            skipped(i + ".txt", true);
        }

        assertThat(skipped("last.jpg", true).needsAttention()).isTrue();
    }

    private Outcome skipped(String name, boolean read) {
        StateChange skipped = StateChange.to(MediaState.SKIPPED).because("not media");
        return settled(name, read ? skipped.with(MediaField.SHA256, "checksum") : skipped);
    }

    private Outcome settled(String name, StateChange change) {
        ledger.submissions().open(SUBMISSION, List.of("/media"), "/target", clock.instant());
        ledger.media().register(name, SUBMISSION, "/media/" + name, name, clock.instant());
        ledger.media().move(name, change);
        return new Outcome(ledger.submissions().find(SUBMISSION).orElseThrow(), ledger);
    }
}
