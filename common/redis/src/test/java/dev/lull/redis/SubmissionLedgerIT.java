package dev.lull.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.IntakeContract;
import dev.lull.common.ledger.Submission;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubmissionLedgerIT extends LedgerOnRedis implements IntakeContract {

    @Test
    void repeatingAMoveRepairsTheCountThatACrashLeftBehind() {
        submitted("a", "b");
        moveAndDie("a", MediaState.QUEUED);
        assertThat(counts()).isEqualTo(Map.of(MediaState.SUBMITTED, 2L));

        move("a", MediaState.QUEUED);

        assertThat(counts()).isEqualTo(Map.of(MediaState.SUBMITTED, 1L, MediaState.QUEUED, 1L));
        assertThat(media().inState(MediaState.QUEUED, 0, 10))
                .extracting(MediaFile::id)
                .containsExactly("a");
    }

    @Test
    void aRecountOfMoreFilesThanOneAnswerOfRedisHoldsReachesThemAll() {
        List<String> ids = IntStream.range(1000, 1450).mapToObj(i -> "f" + i).toList();
        submitted(ids.toArray(String[]::new));
        redis("HSET", "lull:media:f1007", "state", "teleported", "moves", "1");
        moveAndDie("f1000", MediaState.SKIPPED);
        moveAndDie("f1449", MediaState.SKIPPED);

        submissions().recount("s");

        assertThat(counts()).isEqualTo(Map.of(MediaState.SUBMITTED, 448L, MediaState.SKIPPED, 2L));
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
    void aSubmissionWithAFileInAStateOfANewerVersionDoesNotSettle() {
        submitted("a");
        submissions().dispatched("s", NINE);
        redis("HDEL", "lull:submission:s", "count:submitted");
        redis("HSET", "lull:submission:s", "count:teleported", "1");

        assertThat(submissions().settleIfDone("s", TEN)).isFalse();
    }

    @Test
    void noSubmissionThatIsOpenedWhileOthersLookAtTheListGetsLost() throws Exception {
        AtomicBoolean opened = new AtomicBoolean();
        Thread looking = new Thread(() -> {
            while (!opened.get()) {
                submissions().unsettled();
            }
        });
        looking.start();
        List<String> ids = IntStream.range(0, 300).mapToObj(i -> "s" + i).toList();
        for (int i = 0; i < ids.size(); i++) {
            // the newest is the first that they look at
            submissions().open(ids.get(i), List.of("/in"), "/out", NINE.minusSeconds(i));
        }
        opened.set(true);
        looking.join();

        assertThat(submissions().unsettled()).extracting(Submission::id).containsAll(ids);
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

    @Override
    public void moveAndDie(String id, MediaState to) {
        redis("HSET", "lull:media:" + id, "state", to.wireName());
        redis("HINCRBY", "lull:media:" + id, "moves", "1");
    }

    private static long secondsLeft(String key) {
        return Long.parseLong(redis("TTL", key).substring(1));
    }
}
