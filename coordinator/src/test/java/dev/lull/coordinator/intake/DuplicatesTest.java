package dev.lull.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.Submission;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.task.ConvertPriority;
import dev.lull.common.testing.TickingClock;
import dev.lull.common.testing.memory.InMemoryLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DuplicatesTest {

    private static final FileDigest DIGEST = new FileDigest(3, "abc", Instant.EPOCH, true);
    private static final FileDigest XYZ = new FileDigest(3, "xyz", Instant.EPOCH, true);

    private final TickingClock clock = new TickingClock();
    private final InMemoryLedger ledger = new InMemoryLedger(clock, Duration.ofDays(1));
    private final Duplicates duplicates = new Duplicates(ledger.media(), "/target");

    @BeforeEach
    void firstCameFirst() {
        duplicates.claim(aFile("first"), DIGEST, DIGEST.sha256());
    }

    @Test
    void whoeverComesFirstOwnsTheContent() {
        assertThat(duplicates.claim(aFile("first"), DIGEST, DIGEST.sha256())).isEmpty();
    }

    @Test
    void theSecondFileIsADuplicateThatItsOwnerKnowsOf() {
        assertThat(duplicates
                        .claim(aFile("second"), DIGEST, DIGEST.sha256())
                        .orElseThrow()
                        .owner())
                .isEqualTo("first");
        assertThat(ledger.media().duplicates("first")).containsExactly("second");
    }

    @Test
    void theSameContentForAnotherTargetIsNoDuplicate() {
        assertThat(new Duplicates(ledger.media(), "/elsewhere").claim(aFile("second"), DIGEST, DIGEST.sha256()))
                .isEmpty();
    }

    @Test
    void aDuplicateIsOfTheKindOfItsOwner() {
        ledger.media().move("first", StateChange.to(MediaState.QUEUED).with(MediaField.KIND, "image"));
        ledger.media().move("first", StateChange.to(MediaState.UPLOADED));

        assertThat(duplicates
                        .claim(aFile("second"), DIGEST, DIGEST.sha256())
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
    void aFileWaitsForAnOwnerThatIsOnItsWay() {
        ledger.media().move("first", StateChange.to(MediaState.DEFERRED));

        StateChange change = duplicates
                .claim(aFile("second"), DIGEST, DIGEST.sha256())
                .orElseThrow()
                .change();

        assertThat(change.to()).isEqualTo(MediaState.WAITING);
        assertThat(change.facts()).containsEntry(MediaField.OWNER, "first");
        assertThat(reason()).isEqualTo("same content as first (first), which is on its way");
    }

    @ParameterizedTest
    @EnumSource(names = {"SKIPPED", "QUARANTINED", "CANCELLED"})
    void aFileTakesTheContentOverFromAnOwnerThatDidNotArrive(MediaState end) {
        ledger.media().move("first", StateChange.to(end));

        assertThat(duplicates.claim(aFile("second"), DIGEST, DIGEST.sha256())).isEmpty();
        assertThat(duplicates
                        .claim(aFile("third"), DIGEST, DIGEST.sha256())
                        .orElseThrow()
                        .owner())
                .isEqualTo("second");
    }

    @Test
    void aFileTakesTheContentOverFromAnOwnerWithOtherContentNow() {
        ledger.media().move("first", StateChange.to(MediaState.QUEUED).with(MediaField.SHA256, "replaced"));
        ledger.media().move("first", StateChange.to(MediaState.UPLOADED));

        assertThat(duplicates.claim(aFile("second"), DIGEST, DIGEST.sha256())).isEmpty();
    }

    @Test
    void aFileTakesTheContentOverFromAnOwnerWhoseRecordIsGone() {
        ledger.media().claimContent("xyz", "/target", "long-ago");

        assertThat(duplicates.claim(aFile("second"), XYZ, XYZ.sha256())).isEmpty();
    }

    @Test
    void anOwnerThatArrivedIsKnownLongerThanItsRecord() {
        ledger.media().claimContent("xyz", "/target", "long-ago");
        ledger.media().contentArrived("xyz", "long-ago");

        StateChange change = duplicates
                .claim(aFile("second"), XYZ, XYZ.sha256())
                .orElseThrow()
                .change();

        assertThat(change.to()).isEqualTo(MediaState.DUPLICATE);
        assertThat(change.facts())
                .containsEntry(MediaField.REASON, "same content as a file that was uploaded before (long-ago)");
    }

    @Test
    void anOwnerWhoseRecordIsGoneDoesNotKeepASubmissionFromBeingSentAgain() {
        ledger.media().claimContent("xyz", "/target", "long-ago");
        ledger.media().contentArrived("xyz", "long-ago");
        Submission again = ledger.submissions()
                .open("again", List.of("/"), null, "/target", true, ConvertPriority.NORMAL, clock.instant());

        assertThat(Duplicates.of(ledger.media(), again).claim(aFile("second"), XYZ, XYZ.sha256()))
                .isEmpty();
    }

    private String reason() {
        return duplicates
                .claim(aFile("second"), DIGEST, DIGEST.sha256())
                .orElseThrow()
                .change()
                .facts()
                .get(MediaField.REASON);
    }

    private MediaFile aFile(String id) {
        return ledger.media().register(id, "s", "/" + id, id, clock.instant());
    }
}
