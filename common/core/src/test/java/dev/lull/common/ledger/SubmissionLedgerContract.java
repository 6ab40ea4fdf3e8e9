package dev.lull.common.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.DURATION;

import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.task.ConvertPriority;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every ledger does with submissions. */
public interface SubmissionLedgerContract extends LedgerContract {

    @Test
    default void anUnknownSubmissionIsNotThereAndNeverSettles() {
        submissions().dispatched("unknown", NINE);

        assertThat(submissions().find("unknown")).isEmpty();
        assertThat(submissions().settleIfDone("unknown", NINE)).isFalse();
        assertThat(submissions().files("unknown", 0, 10)).isEmpty();
        nothingIsWritten();
    }

    @Test
    default void aSubmissionComesBackAsItWasOpened() {
        List<String> paths = List.of("/in/b", "/in/a with \"quotes\"", "/in/new\nline");

        submissions().open("s", paths, "/out", NINE);

        assertThat(submissions().find("s"))
                .contains(new Submission(
                        "s",
                        paths,
                        null,
                        "/out",
                        false,
                        ConvertPriority.NORMAL,
                        0,
                        WalkPosition.START,
                        Map.of(),
                        NINE,
                        null,
                        null,
                        null,
                        null));
    }

    @Test
    default void aSubmissionKnowsWhetherItsFilesAreSentAgain() {
        submissions().open("s", List.of("/in"), null, "/out", true, ConvertPriority.NORMAL, NINE);
        submissions().open("s", List.of("/in"), null, "/out", false, ConvertPriority.NORMAL, NINE);

        assertThat(submissions().find("s").orElseThrow().again()).isTrue();
    }

    @Test
    default void aSubmissionKeepsItsPriorityUntilItIsPreferred() {
        submissions().open("s", List.of("/in"), null, "/out", false, ConvertPriority.LOW, NINE);
        assertThat(submissions().find("s").orElseThrow().priority()).isEqualTo(ConvertPriority.LOW);

        assertThat(submissions().prefer("s")).isTrue();
        assertThat(submissions().prefer("s")).isTrue();

        assertThat(submissions().find("s").orElseThrow().priority()).isEqualTo(ConvertPriority.HIGH);
        assertThat(submissions().prefer("unknown")).isFalse();
        assertThat(submissions().find("unknown")).isEmpty();
    }

    @Test
    default void aSubmissionKnowsWhatItsFilesAreCalled() {
        Naming naming = new Naming("/in", "cameras/front");

        Submission opened =
                submissions().open("s", List.of("/in/a.mkv"), naming, "/out", false, ConvertPriority.NORMAL, NINE);

        assertThat(opened.naming()).isEqualTo(naming);
        assertThat(submissions()
                        .open("t", List.of("/in"), new Naming("/in", ""), "/out", false, ConvertPriority.NORMAL, NINE)
                        .naming())
                .isEqualTo(new Naming("/in", ""));
        assertThat(submissions().open("u", List.of("/in"), "/out", NINE).naming())
                .isNull();
    }

    @Test
    default void theNumberOfItsAlbumsIsKnownOnceItWasNoted() {
        submissions().albums("unknown", 3);
        submissions().open("s", List.of("/in"), "/out", NINE);
        submissions().albums("s", 3);

        assertThat(submissions().find("s")).get().extracting(Submission::albums).isEqualTo(3);
        assertThat(submissions().find("unknown")).isEmpty();
    }

    @Test
    default void openingAgainChangesNothing() {
        submissions().open("s", List.of("/in"), "/out", NINE);

        Submission again = submissions().open("s", List.of("/other"), "/elsewhere", TEN);

        assertThat(again)
                .isEqualTo(new Submission(
                        "s",
                        List.of("/in"),
                        null,
                        "/out",
                        false,
                        ConvertPriority.NORMAL,
                        0,
                        WalkPosition.START,
                        Map.of(),
                        NINE,
                        null,
                        null,
                        null,
                        null));
    }

    @Test
    default void filesAreListedInTheOrderTheyWereRegistered() {
        submitted("z", "m", "a");
        media().register("z", "s", "/in/z.mkv", "z.mkv", TEN);

        assertThat(submissions().files("s", 0, 2)).extracting(MediaFile::id).containsExactly("z", "m");
        assertThat(submissions().files("s", 2, 2)).extracting(MediaFile::id).containsExactly("a");
    }

    @Test
    default void everyFileIsCountedUnderItsState() {
        submitted("a", "b", "c");
        move("a", MediaState.QUEUED);
        move("b", MediaState.QUEUED, MediaState.UPLOADED);

        assertThat(counts())
                .isEqualTo(Map.of(MediaState.SUBMITTED, 1L, MediaState.QUEUED, 1L, MediaState.UPLOADED, 1L));
    }

    @Test
    default void countsStayExactWhenMovesAndRegistrationsAreRepeated() {
        submitted("a", "b");
        for (int i = 0; i < 3; i++) {
            media().register("a", "s", "/in/a.mkv", "a.mkv", NINE);
            move("a", MediaState.QUEUED);
        }

        assertThat(counts()).isEqualTo(Map.of(MediaState.SUBMITTED, 1L, MediaState.QUEUED, 1L));
    }

    @Test
    default void aSubmissionSettlesOnlyWhenItIsDispatchedAndItsLastFileIsSettled() {
        submitted("a", "b");
        move("a", MediaState.QUEUED, MediaState.UPLOADED);
        move("b", MediaState.SKIPPED);
        assertThat(submissions().settleIfDone("s", TEN)).isFalse();

        submissions().dispatched("s", NINE);
        media().register("c", "s", "/in/c", "c", NINE);
        assertThat(submissions().settleIfDone("s", TEN)).isFalse();

        move("c", MediaState.DUPLICATE);
        assertThat(submissions().settleIfDone("s", TEN)).isTrue();
        assertThat(submissions().find("s").orElseThrow().settled()).isEqualTo(TEN);
    }

    @Test
    default void aSubmissionWithoutFilesSettlesWhenItIsDispatched() {
        submitted();
        submissions().dispatched("s", NINE);

        assertThat(submissions().settleIfDone("s", TEN)).isTrue();
    }

    @Test
    default void theFirstTimeOfDispatchAndOfSettlingCounts() {
        submitted();
        submissions().dispatched("s", NINE);
        submissions().dispatched("s", TEN);
        submissions().settleIfDone("s", TEN);
        submissions().settleIfDone("s", TEN.plusSeconds(60));

        Submission submission = submissions().find("s").orElseThrow();
        assertThat(submission.dispatched()).isEqualTo(NINE);
        assertThat(submission.settled()).isEqualTo(TEN);
    }

    @Test
    default void unsettledSubmissionsAreListedOldestFirst() {
        submissions().open("young", List.of("/in"), "/out", TEN);
        submissions().open("old", List.of("/in"), "/out", NINE);
        submissions().open("done", List.of("/in"), "/out", NINE);
        submissions().dispatched("done", NINE);
        submissions().settleIfDone("done", TEN);

        assertThat(submissions().unsettled()).extracting(Submission::id).containsExactly("old", "young");
    }

    @Test
    default void whatIsSettledIsKeptForTheRetentionTimeAndWhatIsQuarantinedForEver() {
        submitted("up", "bad");
        conversions().open("up", "/in/up.mkv");
        conversions().open("bad", "/in/bad.mkv");
        media().claimContent("cafe", "/out", "up");
        move("up", MediaState.QUEUED, MediaState.UPLOADED);
        move("bad", MediaState.QUARANTINED);
        submissions().dispatched("s", NINE);
        assertThat(left(Kept.FILE, "up")).isEmpty();

        submissions().settleIfDone("s", TEN);

        assertThat(List.of(
                        left(Kept.SUBMISSION, "s"),
                        left(Kept.FILES_OF_SUBMISSION, "s"),
                        left(Kept.FILE, "up"),
                        left(Kept.CONVERSION, "up")))
                .allSatisfy(left -> assertThat(left).get(DURATION).isPositive().isLessThanOrEqualTo(RETENTION));
        assertThat(List.of(left(Kept.FILE, "bad"), left(Kept.CONVERSION, "bad"), left(Kept.CONTENT, "cafe")))
                .containsOnly(Optional.empty());
    }

    @Test
    default void aRecountMakesUpForWhatADyingProcessDidNotCount() {
        submitted("a", "b", "c");
        move("b", MediaState.QUEUED);
        submissions().dispatched("s", NINE);
        moveAndDie("a", MediaState.QUARANTINED);
        moveAndDie("b", MediaState.UPLOADED);
        moveAndDie("c", MediaState.QUEUED);
        assertThat(counts()).isEqualTo(Map.of(MediaState.SUBMITTED, 2L, MediaState.QUEUED, 1L));

        submissions().recount("s");

        assertThat(counts())
                .isEqualTo(Map.of(MediaState.QUARANTINED, 1L, MediaState.UPLOADED, 1L, MediaState.QUEUED, 1L));
        assertThat(inState(MediaState.QUARANTINED)).containsExactly("a");
        assertThat(inState(MediaState.UPLOADED)).containsExactly("b");
        assertThat(inState(MediaState.QUEUED)).containsExactly("c");
    }

    @Test
    default void aRecountOfWhatIsCountedOrUnknownChangesNothing() {
        submitted("a", "b");
        move("a", MediaState.QUEUED);
        Optional<Submission> before = submissions().find("s");

        submissions().recount("s");
        submissions().recount("unknown");

        assertThat(submissions().find("s")).isEqualTo(before);
        assertThat(submissions().find("unknown")).isEmpty();
    }

    @Test
    default void aFileThatADyingProcessMovedIsCountedWhenItIsFoundUnderTheStateItLeft() {
        submitted("a");
        moveAndDie("a", MediaState.QUEUED);

        assertThat(inState(MediaState.SUBMITTED)).isEmpty();

        assertThat(inState(MediaState.QUEUED)).containsExactly("a");
        assertThat(counts()).isEqualTo(Map.of(MediaState.QUEUED, 1L));
    }

    /** Moves a file as a process does that dies before it counts that. */
    void moveAndDie(String id, MediaState to);

    private List<String> inState(MediaState state) {
        return media().inState(state, 0, 10).stream().map(MediaFile::id).toList();
    }

    /** Moves a file through these states. */
    default void move(String id, MediaState... states) {
        for (MediaState state : states) {
            media().move(id, StateChange.to(state));
        }
    }

    /** The counts of submission {@code s}. */
    default Map<MediaState, Long> counts() {
        return submissions().find("s").orElseThrow().counts();
    }
}
