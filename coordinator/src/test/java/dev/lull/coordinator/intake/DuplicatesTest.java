package dev.lull.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.testing.TickingClock;
import dev.lull.common.testing.memory.InMemoryLedger;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DuplicatesTest {

    private static final FileDigest DIGEST = new FileDigest(3, "abc", Instant.EPOCH, true);

    private final TickingClock clock = new TickingClock();
    private final InMemoryLedger ledger = new InMemoryLedger(clock, Duration.ofDays(1));
    private final Duplicates duplicates = new Duplicates(ledger.media(), "/target");

    @BeforeEach
    void firstCameFirst() {
        duplicates.claim(aFile("first"), DIGEST.sha256());
    }

    @Test
    void whoeverComesFirstOwnsTheContent() {
        assertThat(duplicates.claim(aFile("first"), DIGEST.sha256())).isEmpty();
    }

    @Test
    void theSecondFileIsADuplicateThatItsOwnerKnowsOf() {
        assertThat(duplicates
                        .claim(aFile("second"), DIGEST.sha256())
                        .orElseThrow()
                        .owner())
                .isEqualTo("first");
        assertThat(ledger.media().duplicates("first")).containsExactly("second");
    }

    @Test
    void theSameContentForAnotherTargetIsNoDuplicate() {
        assertThat(new Duplicates(ledger.media(), "/elsewhere").claim(aFile("second"), DIGEST.sha256()))
                .isEmpty();
    }

    @Test
    void aDuplicateIsOfTheKindOfItsOwner() {
        ledger.media().move("first", StateChange.to(MediaState.QUEUED).with(MediaField.KIND, "image"));

        assertThat(duplicates
                        .claim(aFile("second"), DIGEST.sha256())
                        .orElseThrow()
                        .change()
                        .facts())
                .containsEntry(MediaField.KIND, "image");
    }

    @Test
    void theReasonSaysWhereTheOwnerArrived() {
        ledger.media().move("first", StateChange.to(MediaState.QUEUED));
        ledger.media().move("first", StateChange.to(MediaState.UPLOADED).with(MediaField.RESULT, "/target/first"));

        assertThat(reason()).isEqualTo("same content as first (first), which was uploaded as /target/first");
    }

    @Test
    void theReasonSaysWhyTheOwnerIsQuarantined() {
        ledger.media().move("first", StateChange.to(MediaState.QUARANTINED).because("no index"));

        assertThat(reason()).isEqualTo("same content as first (first), which is quarantined: no index");
    }

    @Test
    void theReasonSaysWhyTheOwnerWasSkipped() {
        ledger.media().move("first", StateChange.to(MediaState.SKIPPED).because("text"));

        assertThat(reason()).isEqualTo("same content as first (first), which was skipped: text");
    }

    @Test
    void anOwnerWhoseStateHasExpiredIsNamedByItsId() {
        ledger.media().claimContent("xyz", "/target", "long-ago");

        assertThat(duplicates
                        .claim(aFile("second"), "xyz")
                        .orElseThrow()
                        .change()
                        .facts())
                .containsEntry(MediaField.REASON, "same content as a file that was accepted before (long-ago)");
    }

    @Test
    void contentIsNoLongerThatOfAFileWhoseCancellationDiedBeforeLettingItGo() {
        ledger.media().move("first", StateChange.to(MediaState.CANCELLED));

        assertThat(duplicates.claim(aFile("second"), DIGEST.sha256())).isEmpty();
    }

    private String reason() {
        return duplicates
                .claim(aFile("second"), DIGEST.sha256())
                .orElseThrow()
                .change()
                .facts()
                .get(MediaField.REASON);
    }

    private MediaFile aFile(String id) {
        return ledger.media().register(id, "s", "/" + id, id, clock.instant());
    }
}
