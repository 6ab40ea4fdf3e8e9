package dev.lull.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.Submission;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubmissionLedgerIT extends LedgerOnRedis {

    @Test
    void anUnknownSubmissionIsNotThereAndNeverSettles() {
        submissions().dispatched("nobody", NINE);

        assertThat(submissions().find("nobody")).isEmpty();
        assertThat(submissions().settleIfDone("nobody", NINE)).isFalse();
        assertThat(submissions().files("nobody", 0, 10)).isEmpty();
        assertThat(redis("DBSIZE")).isEqualTo(":0");
    }

    @Test
    void aSubmissionComesBackAsItWasOpened() {
        List<String> paths = List.of("/in/b", "/in/a with \"quotes\"", "/in/new\nline");

        submissions().open("s", paths, "/out", NINE);

        assertThat(submissions().find("s")).contains(new Submission("s", paths, "/out", 0, Map.of(), NINE, null, null));
    }

    @Test
    void theNumberOfItsAlbumsIsKnownOnceItWasNoted() {
        submissions().albums("nobody", 3);
        submissions().open("s", List.of("/in"), "/out", NINE);
        submissions().albums("s", 3);

        assertThat(submissions().find("s")).get().extracting(Submission::albums).isEqualTo(3);
        assertThat(submissions().find("nobody")).isEmpty();
    }

    @Test
    void openingAgainChangesNothing() {
        submissions().open("s", List.of("/in"), "/out", NINE);

        Submission again = submissions().open("s", List.of("/other"), "/elsewhere", TEN);

        assertThat(again).isEqualTo(new Submission("s", List.of("/in"), "/out", 0, Map.of(), NINE, null, null));
    }

    @Test
    void filesAreListedInTheOrderTheyWereRegistered() {
        submitted("z", "m", "a");
        media().register("z", "s", "/in/z.mkv", "z.mkv", TEN);

        assertThat(submissions().files("s", 0, 2)).extracting(MediaFile::id).containsExactly("z", "m");
        assertThat(submissions().files("s", 2, 2)).extracting(MediaFile::id).containsExactly("a");
    }

    @Test
    void everyFileIsCountedUnderItsState() {
        submitted("a", "b", "c");
        move("a", MediaState.QUEUED);
        move("b", MediaState.QUEUED, MediaState.UPLOADED);

        assertThat(counts())
                .isEqualTo(Map.of(MediaState.SUBMITTED, 1L, MediaState.QUEUED, 1L, MediaState.UPLOADED, 1L));
    }

    @Test
    void countsStayExactWhenMovesAndRegistrationsAreRepeated() {
        submitted("a", "b");
        for (int i = 0; i < 3; i++) {
            media().register("a", "s", "/in/a.mkv", "a.mkv", NINE);
            move("a", MediaState.QUEUED);
        }

        assertThat(counts()).isEqualTo(Map.of(MediaState.SUBMITTED, 1L, MediaState.QUEUED, 1L));
    }

    @Test
    void repeatingAMoveRepairsTheCountThatACrashLeftBehind() {
        submitted("a", "b");
        // what a crash between the file and the count leaves
        redis("HSET", "lull:media:a", "state", "queued", "moves", "1");
        assertThat(counts()).isEqualTo(Map.of(MediaState.SUBMITTED, 2L));

        move("a", MediaState.QUEUED);

        assertThat(counts()).isEqualTo(Map.of(MediaState.SUBMITTED, 1L, MediaState.QUEUED, 1L));
        assertThat(media().inState(MediaState.QUEUED, 0, 10))
                .extracting(MediaFile::id)
                .containsExactly("a");
    }

    @Test
    void aCountThatComesLateDoesNotUndoALaterOne() {
        submitted("a");
        move("a", MediaState.QUEUED, MediaState.UPLOADED);
        // the file as it looked to somebody who was paused after his move, and now goes on
        redis("HSET", "lull:media:a", "state", "queued", "moves", "1");

        move("a", MediaState.QUEUED);

        assertThat(counts()).isEqualTo(Map.of(MediaState.UPLOADED, 1L));
    }

    @Test
    void aSubmissionSettlesOnlyWhenItIsDispatchedAndItsLastFileIsSettled() {
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
    void aSubmissionWithAFileInAStateOfANewerVersionDoesNotSettle() {
        submitted("a");
        submissions().dispatched("s", NINE);
        redis("HDEL", "lull:submission:s", "count:submitted");
        redis("HSET", "lull:submission:s", "count:teleported", "1");

        assertThat(submissions().settleIfDone("s", TEN)).isFalse();
    }

    @Test
    void aSubmissionWithoutFilesSettlesWhenItIsDispatched() {
        submitted();
        submissions().dispatched("s", NINE);

        assertThat(submissions().settleIfDone("s", TEN)).isTrue();
    }

    @Test
    void theFirstTimeOfDispatchAndOfSettlingCounts() {
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
    void unsettledSubmissionsAreListedOldestFirst() {
        submissions().open("young", List.of("/in"), "/out", TEN);
        submissions().open("old", List.of("/in"), "/out", NINE);
        submissions().open("done", List.of("/in"), "/out", NINE);
        submissions().dispatched("done", NINE);
        submissions().settleIfDone("done", TEN);

        assertThat(submissions().unsettled()).extracting(Submission::id).containsExactly("old", "young");
    }

    @Test
    void staleAndUnreadableEntriesDoNotDisturbTheListOfTheUnsettled() {
        submitted();
        redis("ZADD", "lull:submissions:unsettled", "1", "gone", "2", "broken");
        redis("HSET", "lull:submission:broken", "started", "yesterday", "target", "/out");

        assertThat(submissions().unsettled()).extracting(Submission::id).containsExactly("s");
        assertThat(redis("ZCARD", "lull:submissions:unsettled")).isEqualTo(":2");
    }

    @Test
    void whatIsSettledIsKeptForTheRetentionTimeAndWhatIsQuarantinedForEver() {
        submitted("up", "bad");
        conversions().open("up", "/in/up.mkv", NINE);
        conversions().open("bad", "/in/bad.mkv", NINE);
        media().claimContent("cafe", "/out", "up");
        move("up", MediaState.QUEUED, MediaState.UPLOADED);
        move("bad", MediaState.QUARANTINED);
        submissions().dispatched("s", NINE);
        assertThat(redis("TTL", "lull:media:up")).isEqualTo(":-1");

        submissions().settleIfDone("s", TEN);

        for (String expiring :
                List.of("lull:submission:s", "lull:submission:s:media", "lull:media:up", "lull:conversion:up")) {
            assertThat(secondsLeft(expiring)).as(expiring).isBetween(1L, RETENTION.toSeconds());
        }
        for (String kept : List.of("lull:media:bad", "lull:conversion:bad", "lull:seen:cafe")) {
            assertThat(secondsLeft(kept)).as(kept).isEqualTo(-1);
        }
    }

    @Test
    void askingAgainWhetherItIsSettledProlongsNothing() {
        submitted("up");
        move("up", MediaState.SKIPPED);
        submissions().dispatched("s", NINE);
        submissions().settleIfDone("s", TEN);
        redis("EXPIRE", "lull:media:up", "100");

        assertThat(submissions().settleIfDone("s", TEN)).isTrue();
        assertThat(secondsLeft("lull:media:up")).isBetween(1L, 100L);
    }

    @Test
    void aRetentionThatACrashInterruptedIsTakenUpAgain() {
        submitted("up");
        move("up", MediaState.SKIPPED);
        submissions().dispatched("s", NINE);
        redis("HSET", "lull:submission:s", "settled", TEN.toString());

        assertThat(submissions().settleIfDone("s", TEN)).isTrue();
        assertThat(secondsLeft("lull:media:up")).isPositive();
        assertThat(submissions().unsettled()).isEmpty();
    }

    @Test
    void filesThatHaveExpiredLeaveTheIndexWhenTheNextSubmissionSettles() {
        submitted("old");
        move("old", MediaState.SKIPPED);
        redis("DEL", "lull:media:old");
        submissions().open("next", List.of("/in"), "/out", TEN);
        submissions().dispatched("next", TEN);

        submissions().settleIfDone("next", TEN);

        assertThat(redis("ZCARD", "lull:media:state:skipped")).isEqualTo(":0");
    }

    @Test
    void aFileOfASubmissionThatHasExpiredDoesNotBringItBack() {
        submitted("bad");
        redis("DEL", "lull:submission:s");

        move("bad", MediaState.QUARANTINED);

        assertThat(redis("EXISTS", "lull:submission:s")).isEqualTo(":0");
    }

    private static void move(String id, MediaState... states) {
        for (MediaState state : states) {
            media().move(id, StateChange.to(state));
        }
    }

    private static Map<MediaState, Long> counts() {
        return submissions().find("s").orElseThrow().counts();
    }

    private static long secondsLeft(String key) {
        return Long.parseLong(redis("TTL", key).substring(1));
    }
}
