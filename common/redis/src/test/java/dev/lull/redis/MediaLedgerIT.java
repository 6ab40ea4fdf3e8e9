package dev.lull.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.ledger.MediaLedgerContract;
import dev.lull.common.ledger.TransitionResult;
import dev.lull.common.lifecycle.UnreadableEntry;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MediaLedgerIT extends LedgerOnRedis implements MediaLedgerContract {

    @Test
    void aStateThatAnotherVersionWroteIsNamedWithItsKey() {
        submitted("a");
        redis("HSET", "lull:media:a", "state", "teleported");

        assertThatThrownBy(() -> media().find("a"))
                .isInstanceOf(UnreadableEntry.class)
                .hasMessageContaining("lull:media:a has \"teleported\" as state");
    }

    @Test
    void oneUnreadableFileDoesNotHideTheOthers() {
        submitted("a", "b");
        redis("HSET", "lull:media:a", "kind", "hologram");

        assertThat(media().inState(MediaState.SUBMITTED, 0, 10))
                .extracting(MediaFile::id)
                .containsExactly("b");
    }

    @Test
    void aKeyOfAnotherTypeIsNoOutage() {
        redis("SADD", "lull:media:a", "x");

        assertThatThrownBy(() -> media().find("a"))
                .isInstanceOf(UnreadableEntry.class)
                .hasMessageContaining("lull:media:a: WRONGTYPE");
        assertThatThrownBy(() -> media().move("a", StateChange.to(MediaState.QUEUED)))
                .isInstanceOf(UnreadableEntry.class)
                .hasMessageContaining("lull:media:a: ")
                .hasMessageContaining("WRONGTYPE");
    }

    @Test
    void oneKeyOfAnotherTypeDoesNotHideTheOthers() {
        submitted("a", "b", "c");
        redis("DEL", "lull:media:b");
        redis("SET", "lull:media:b", "x");

        assertThat(media().inState(MediaState.SUBMITTED, 0, 10))
                .extracting(MediaFile::id)
                .containsExactly("a", "c");
        assertThat(submissions().files("s", 0, 10)).extracting(MediaFile::id).containsExactly("a", "c");
        submissions().recount("s");
    }

    @Test
    void aNumberThatIsNoneIsNoOutage() {
        submitted("a");
        redis("HSET", "lull:media:a", "moves", "many");

        assertThatThrownBy(() -> media().move("a", StateChange.to(MediaState.QUEUED)))
                .isInstanceOf(UnreadableEntry.class)
                .hasMessageContaining("lull:media:a: ");
    }

    @Test
    void aServerThatForgotTheScriptsLosesNoAnswer() {
        submitted("a", "b", "c");
        media().move("c", StateChange.to(MediaState.QUEUED));
        everyServer("SCRIPT", "FLUSH");

        Map<String, StateChange> changes = new LinkedHashMap<>();
        List.of("a", "b", "c").forEach(id -> changes.put(id, StateChange.to(MediaState.QUEUED)));
        assertThat(media().moveAll(changes).values())
                .containsExactly(TransitionResult.DONE, TransitionResult.DONE, TransitionResult.REPEATED);
    }

    @Test
    void aForeignValueKeepsNoOtherFileFromItsMove() {
        submitted("a", "b", "c");
        redis("HSET", "lull:media:b", "moves", "many");
        Map<String, StateChange> changes = new LinkedHashMap<>();
        List.of("a", "b", "c").forEach(id -> changes.put(id, StateChange.to(MediaState.QUEUED)));

        assertThatThrownBy(() -> media().moveAll(changes))
                .isInstanceOf(UnreadableEntry.class)
                .hasMessageContaining("lull:media:b: ");
        assertThat(media().findAll(List.of("a", "c")))
                .extracting(MediaFile::state)
                .containsExactly(MediaState.QUEUED, MediaState.QUEUED);
    }

    @Test
    void aListLongerThanOneAnswerOfRedisIsWhole() {
        List<String> ids = IntStream.range(1000, 1450).mapToObj(i -> "f" + i).toList();
        submitted(ids.toArray(String[]::new));

        assertThat(media().inState(MediaState.SUBMITTED, 0, 449))
                .extracting(MediaFile::id)
                .isEqualTo(ids.subList(0, 449));
        assertThat(submissions().files("s", 1, 1000)).extracting(MediaFile::id).isEqualTo(ids.subList(1, 450));
    }

    @Test
    void aMoveTakesTheFileFromOneIndexToTheNext() {
        submitted("a");
        media().move("a", StateChange.to(MediaState.QUEUED));

        assertThat(redis("ZCARD", "lull:media:state:submitted")).isEqualTo(":0");
        assertThat(redis("ZRANK", "lull:media:state:queued", "a")).isEqualTo(":0");
    }

    @Test
    void staleEntriesOfAnIndexAreSkippedAndRemoved() {
        submitted("a", "b");
        redis("ZADD", "lull:media:state:uploaded", "1", "gone", "2", "a", "3", "b");
        redis("HSET", "lull:media:b", "state", "uploaded");

        assertThat(media().inState(MediaState.UPLOADED, 0, 1))
                .extracting(MediaFile::id)
                .containsExactly("b");
        assertThat(redis("ZCARD", "lull:media:state:uploaded")).isEqualTo(":1");
    }
}
