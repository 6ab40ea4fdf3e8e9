package dev.lull.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.ledger.TransitionResult;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MediaLedgerIT extends LedgerOnRedis {

    @Test
    void aFileNobodyRegisteredIsNotThereAndCannotBeMoved() {
        assertThat(media().find("nobody")).isEmpty();
        assertThat(media().move("nobody", StateChange.to(MediaState.QUEUED))).isEqualTo(TransitionResult.REFUSED);
        assertThat(redis("DBSIZE")).isEqualTo(":0");
    }

    @Test
    void aStateThatAnotherVersionWroteIsNamedWithItsKey() {
        submitted("a");
        redis("HSET", "lull:media:a", "state", "teleported");

        assertThatThrownBy(() -> media().find("a"))
                .isInstanceOf(IllegalStateException.class)
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
    void aMoveThatTheTableDoesNotAllowChangesNothing() {
        submitted("a");
        Map<String, String> before = page("lull:media:a");

        assertThat(media().move("a", StateChange.to(MediaState.CONVERTED).with(MediaField.SIZE, 1)))
                .isEqualTo(TransitionResult.REFUSED);
        assertThat(page("lull:media:a")).isEqualTo(before);
    }

    @Test
    void everyPairOfStatesMovesExactlyAsTheTableSays() {
        submitted("a");
        for (MediaState from : MediaState.values()) {
            for (MediaState to : MediaState.values()) {
                redis("HSET", "lull:media:a", "state", from.wireName());
                TransitionResult expected = from == to
                        ? TransitionResult.REPEATED
                        : from.mayBecome(to) ? TransitionResult.DONE : TransitionResult.REFUSED;
                assertThat(media().move("a", StateChange.to(to)))
                        .as("%s to %s", from, to)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void registeringAgainLeavesTheFileWhereItIs() {
        submitted("a");
        media().move("a", StateChange.to(MediaState.QUEUED));

        MediaFile again = media().register("a", "s", "/elsewhere", "other", TEN);

        assertThat(again.state()).isEqualTo(MediaState.QUEUED);
        assertThat(again.source()).isEqualTo("/in/a.mkv");
        assertThat(again.submittedAt()).isEqualTo(NINE);
    }

    @Test
    void whatWasLearntOnTheWayIsWrittenWithTheState() {
        submitted("a");
        media().move(
                        "a",
                        StateChange.to(MediaState.DEFERRED)
                                .with(MediaField.KIND, MediaKind.VIDEO.wireName())
                                .with(MediaField.CONTENT_TYPE, "video/x-matroska")
                                .with(MediaField.SIZE, 5_000_000_000L)
                                .with(MediaField.SHA256, "ab12")
                                .with(MediaField.COMPATIBLE, false)
                                .because("hevc is not h264"));
        media().move(
                        "a",
                        StateChange.to(MediaState.CONVERTING)
                                .with(MediaField.PLAN, ConversionKind.VIDEO.wireName())
                                .with(MediaField.SEGMENTS, 7));
        media().move("a", StateChange.to(MediaState.CONVERTED).with(MediaField.CONVERTED_AT, NINE));
        media().move(
                        "a",
                        StateChange.to(MediaState.UPLOADED)
                                .with(MediaField.RESULT, "a.mp4")
                                .with(MediaField.ATTEMPTS, 2)
                                .with(MediaField.UPLOADED_AT, TEN));

        assertThat(media().find("a"))
                .contains(new MediaFile(
                        "a",
                        "s",
                        "/in/a.mkv",
                        "a.mkv",
                        MediaKind.VIDEO,
                        "video/x-matroska",
                        5_000_000_000L,
                        "ab12",
                        null,
                        false,
                        ConversionKind.VIDEO,
                        7,
                        MediaState.UPLOADED,
                        null,
                        "a.mp4",
                        2,
                        null,
                        null,
                        NINE,
                        NINE,
                        TEN));
    }

    @Test
    void namesWithBlanksQuotesAndNewLinesComeBackAsTheyWere() {
        String name = "--strange \"ones\"/ü\n😀.jpg";
        submitted();
        media().register("a", "s", "/in/" + name, name, NINE);

        assertThat(media().find("a")).get().satisfies(file -> {
            assertThat(file.name()).isEqualTo(name);
            assertThat(file.source()).isEqualTo("/in/" + name);
        });
    }

    @Test
    void aReasonIsGoneOnceTheFileWentOn() {
        submitted("a");
        media().move("a", StateChange.to(MediaState.DEFERRED).because("hevc is not h264"));
        assertThat(media().find("a").orElseThrow().reason()).isEqualTo("hevc is not h264");

        media().move("a", StateChange.to(MediaState.CONVERTING));
        assertThat(media().find("a").orElseThrow().reason()).isNull();
    }

    @Test
    void repeatingAMoveWritesNothingIntoTheFile() {
        submitted("a");
        media().move("a", StateChange.to(MediaState.QUEUED).with(MediaField.SIZE, 1));
        Map<String, String> before = page("lull:media:a");

        assertThat(media().move("a", StateChange.to(MediaState.QUEUED).with(MediaField.SIZE, 2)))
                .isEqualTo(TransitionResult.REPEATED);
        assertThat(page("lull:media:a")).isEqualTo(before);
    }

    @Test
    void filesInAStateArePagedLongestThereFirst() {
        submitted();
        for (int i = 0; i < 5; i++) {
            media().register("f" + i, "s", "/in/" + i, "n" + i, TEN.minusSeconds(i));
        }

        assertThat(media().inState(MediaState.SUBMITTED, 0, 2))
                .extracting(MediaFile::id)
                .containsExactly("f4", "f3");
        assertThat(media().inState(MediaState.SUBMITTED, 4, 2))
                .extracting(MediaFile::id)
                .containsExactly("f0");
        assertThat(media().inState(MediaState.SUBMITTED, 0, 0)).isEmpty();
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

    @Test
    void contentBelongsToWhoeverAskedFirst() {
        assertThat(media().claimContent("cafe", "/out dir", "first")).isEqualTo("first");
        assertThat(media().claimContent("cafe", "/out dir", "second")).isEqualTo("first");
        assertThat(media().claimContent("cafe", "/out dir", "first")).isEqualTo("first");
        assertThat(redis("GET", "lull:seen:cafe")).isEqualTo("first /out dir");
    }

    @Test
    void theSameContentForAnotherTargetIsNoDuplicate() {
        media().claimContent("cafe", "/out", "first");

        assertThat(media().claimContent("cafe", "/backup", "second")).isEqualTo("second");
        assertThat(List.of(
                        media().claimContent("cafe", "/backup", "third"),
                        media().claimContent("cafe", "/backup", "first")))
                .containsOnly("second");
    }

    @Test
    void onlyTheOwnerLetsGoOfContent() {
        media().claimContent("cafe", "/out", "first");

        media().releaseContent("cafe", "second");
        assertThat(media().claimContent("cafe", "/out", "second")).isEqualTo("first");

        media().releaseContent("cafe", "first");
        assertThat(media().claimContent("cafe", "/out", "second")).isEqualTo("second");
    }
}
