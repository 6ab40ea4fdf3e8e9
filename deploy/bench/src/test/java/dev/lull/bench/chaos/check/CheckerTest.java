package dev.lull.bench.chaos.check;

import static dev.lull.bench.chaos.check.Worlds.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A checker that finds nothing is worth nothing: one defect for each rule, and what looks like one and is none. */
class CheckerTest {

    private final World world = Worlds.sound();

    @Test
    void findsNothingWhereNothingIsWrong() {
        assertThat(Checker.check(world)).isEmpty();
    }

    @Test
    void findsAnImageThatIsNotInTheTargetThoughTheLedgerSaysSo() {
        world.target().remove(0);

        assertBroken(Rule.LOST, Rule.FALSE_RECEIPT);
    }

    @Test
    void findsAFileThatIsInTheTargetTwice() {
        world.target().add(new Arrival("image (2).jpg", "sha-image", null));

        assertBroken(Rule.DOUBLED);
    }

    @Test
    void findsAConvertedVideoThatIsInTheTargetTwiceWithOtherBytes() {
        world.target().add(new Arrival("film (2).mp4", "sha-another", GOOD));

        assertBroken(Rule.DOUBLED);
    }

    @Test
    void findsTwoNamesOfTheSameContentInTheTarget() {
        copyThatArrived(Fate.STAYS, "duplicate");

        assertBroken(Rule.DOUBLED);
    }

    @Test
    void whatArrivedThoughItWasCancelledOnItsWayIsNoSecondCopy() {
        copyThatArrived(Fate.CANCELLED, "cancelled");

        assertThat(Checker.check(world)).isEmpty();
    }

    @Test
    void findsAWrongByte() {
        world.target().set(1, new Arrival("ready.mp4", "sha-wrong", null));

        assertBroken(Rule.OTHER_BYTES);
    }

    @Test
    void findsAVideoThatArrivedWithoutConversion() {
        world.target().set(2, new Arrival("film.mp4", "sha-film", null));

        assertBroken(Rule.BAD_CONVERSION);
    }

    static List<Probe> badConversions() {
        return List.of(
                new Probe("matroska", "h264", "yuv420p", "aac", 75, 3, 1, 0.98, ""),
                new Probe("mov,mp4", "hevc", "yuv420p", "aac", 75, 3, 1, 0.98, ""),
                new Probe("mov,mp4", "h264", "yuv444p", "aac", 75, 3, 1, 0.98, ""),
                new Probe("mov,mp4", "h264", "yuv420p", "opus", 75, 3, 1, 0.98, ""),
                new Probe("mov,mp4", "h264", "yuv420p", "aac", 74, 3, 1, 0.98, ""),
                new Probe("mov,mp4", "h264", "yuv420p", "aac", 75, 3.1, 1, 0.98, ""),
                new Probe("mov,mp4", "h264", "yuv420p", "aac aac", 75, 3, 2, 0.98, ""),
                new Probe("mov,mp4", "h264", "yuv420p", "aac", 75, 3, 1, 0.5, ""),
                new Probe("mov,mp4", "h264", "yuv420p", "aac", 75, 3, 1, Double.NaN, ""),
                new Probe("mov,mp4", "h264", "yuv420p", "aac", 75, 3, 1, 0.98, "error while decoding"));
    }

    @ParameterizedTest
    @MethodSource("badConversions")
    void findsAConvertedVideoThatIsNotWhatItWasMadeOf(Probe probe) {
        world.target().set(2, new Arrival("film.mp4", "sha-result", probe));

        assertBroken(Rule.BAD_CONVERSION);
    }

    @Test
    void findsAFileThatNobodyHandedOver() {
        world.target().add(new Arrival("stranger.jpg", "sha-stranger", null));

        assertBroken(Rule.FOREIGN);
    }

    @Test
    void findsPartialFiles() {
        world.target().add(new Arrival(".lull-1/2.part", "sha-half", null));

        assertBroken(Rule.PARTIAL);
    }

    @Test
    void findsAnOriginalThatWasChanged() {
        world.originals().put("/in/film.mkv", "sha-other");

        assertBroken(Rule.ORIGINAL_TOUCHED);
    }

    @Test
    void findsAnOriginalThatIsGone() {
        world.originals().remove("/in/film.mkv");

        assertBroken(Rule.ORIGINAL_TOUCHED);
    }

    @Test
    void findsAFileThatTheLedgerForgot() {
        world.ledger().media().remove("image");
        Worlds.index(world, "lull:media:state:uploaded").remove("image");
        world.ledger().submissions().get("one").put("count:uploaded", "2");

        assertBroken(Rule.UNKNOWN_TO_LEDGER);
    }

    @Test
    void findsAFileThatIsStillOnItsWay() {
        move("image", "uploaded", "queued");

        assertBroken(Rule.NOT_TERMINAL, Rule.UNASKED_END);
    }

    @Test
    void findsAFileThatWasGivenUpThoughNothingWasDoneToIt() {
        move("image", "uploaded", "quarantined");
        world.ledger().media().get("image").put("reason", "ffmpeg was killed");
        world.queue().deadLetters().add(Worlds.letter("image"));

        assertBroken(Rule.UNASKED_END, Rule.NEEDLESS_DEAD_LETTER);
    }

    @Test
    void findsAFileThatWasGivenUpInASubmissionThatTheRunDoesNotKnow() {
        Worlds.media(world, "image-2", "cancelled", Map.of("source", "/in/image.jpg"));
        world.ledger().media().get("image-2").put("submission", "two");
        world.ledger().submissions().put("two", Map.of("settled", "now", "count:cancelled", "1"));

        assertBroken(Rule.UNASKED_END);
    }

    @Test
    void findsAFileThatWasGivenUpWithoutAReason() {
        world.ledger().media().get("gone").remove("reason");

        assertBroken(Rule.NO_REASON);
    }

    @Test
    void findsADuplicateOfSomethingThatDidNotArrive() {
        Worlds.given(world, "cancelled", "jpg", Kind.IMAGE, Fate.CANCELLED);
        Worlds.media(world, "cancelled", "duplicate", Map.of("source", "/in/cancelled.jpg"));
        world.ledger().submissions().get("one").put("count:duplicate", "1");

        assertBroken(Rule.FALSE_RECEIPT);
    }

    @Test
    void findsASubmissionThatIsNotSettled() {
        world.ledger().submissions().get("one").remove("settled");

        assertBroken(Rule.OPEN_SUBMISSION);
    }

    @Test
    void findsASubmissionThatIsListedAsOpen() {
        Worlds.index(world, "lull:submissions:unsettled").add("one");

        assertBroken(Rule.OPEN_SUBMISSION);
    }

    @Test
    void findsACountThatIsOff() {
        world.ledger().submissions().get("one").put("count:uploaded", "4");

        assertBroken(Rule.WRONG_COUNT);
    }

    @Test
    void findsAFileThatIsListedUnderTheStateItLeft() {
        Worlds.index(world, "lull:media:state:queued").add("image");

        assertBroken(Rule.WRONG_INDEX);
    }

    @Test
    void findsAFileThatIsNotListed() {
        Worlds.index(world, "lull:media:state:uploaded").remove("image");

        assertBroken(Rule.WRONG_INDEX);
    }

    @Test
    void findsAConversionThatHasNotEnded() {
        world.ledger().conversions().get("film").put("status", "in_progress");

        assertBroken(Rule.INCOMPLETE_CONVERSION);
    }

    @Test
    void findsAConversionThatIsListedAsIncomplete() {
        Worlds.index(world, "lull:conversions:incomplete").add("film");

        assertBroken(Rule.INCOMPLETE_CONVERSION);
    }

    @Test
    void findsEachRecordThatNobodyAcknowledged() {
        world.queue().unread().put("media.upload.images", 2L);

        assertBroken(Rule.UNREAD, Rule.UNREAD);
    }

    @Test
    void findsADeadLetterTooMany() {
        world.queue().deadLetters().add(Worlds.letter("ready"));

        assertBroken(Rule.NEEDLESS_DEAD_LETTER);
    }

    @Test
    void findsASegmentThatWasFinishedTwice() {
        world.queue().events().add(Worlds.finished("film", "segment:0001", "3"));

        assertBroken(Rule.SEGMENT_TWICE);
    }

    @Test
    void takesAnEventThatWasSentTwiceForOne() {
        world.queue().events().add(Worlds.finished("film", "segment:0001", "2"));

        assertBroken();
    }

    @Test
    void findsWhatIsLeftOnTheMachine() {
        world.machine().store().add("conversions/film/segment-0000.mp4");
        world.machine().processes().add("ffmpeg -i film.mkv");
        world.machine().badEnds().add("convert-1 ended by itself");
        world.machine()
                .errors()
                .add("convert-1.log: 2026-01-01T00:00:00.000Z ERROR [upload] d.lull.common.queue.TaskLoop a bug");
        world.machine().unsettled().add("1 submissions");

        assertThat(Worlds.broken(world))
                .containsExactlyInAnyOrder(
                        Rule.STORE_LEFTOVER, Rule.PROCESS_LEFT, Rule.BAD_END, Rule.ERROR_LINE, Rule.NOT_SETTLED);
    }

    @Test
    void leavesErrorsOfLibrariesToTheReader() {
        world.machine().errors().add("upload-2.log: 2026-01-01T00:00:00.000Z ERROR [upload] o.a.k.c.Member it failed");

        assertBroken();
    }

    @Test
    void lacksNothingWhenAFolderIsEmptyAsItsFileVanished() {
        world.given().add(new Given("one", "/in/empty/only.jpg", "sha-only", Kind.IMAGE, Fate.VANISHED, null));
        Worlds.media(world, "empty", "skipped", Map.of("source", "/in/empty", "reason", "empty folder"));
        world.ledger().submissions().get("one").put("count:skipped", "1");

        assertBroken();
    }

    @Test
    void findsAFolderThatWasTakenForEmpty() {
        Worlds.media(world, "folder", "skipped", Map.of("source", "/elsewhere", "reason", "empty folder"));
        world.ledger().submissions().get("one").put("count:skipped", "1");

        assertBroken(Rule.UNASKED_END);
    }

    @Test
    void lacksNothingWhenWhatWasCancelledDidNotArrive() {
        Worlds.given(world, "cancelled", "jpg", Kind.IMAGE, Fate.CANCELLED);
        Worlds.media(world, "cancelled", "cancelled", Map.of("source", "/in/cancelled.jpg"));
        world.ledger().submissions().get("one").put("count:cancelled", "1");

        assertBroken();
    }

    @Test
    void lacksNothingWhenWhatVanishedHadArrivedBefore() {
        world.target().add(new Arrival("gone.jpg", "sha-gone", null));

        assertBroken();
    }

    private void move(String id, String from, String to) {
        world.ledger().media().get(id).put("state", to);
        Worlds.index(world, "lull:media:state:" + from).remove(id);
        Worlds.index(world, "lull:media:state:" + to).add(id);
        world.ledger().submissions().get("one").put("count:uploaded", "2");
        world.ledger().submissions().get("one").merge("count:" + to, "1", (one, other) -> "2");
    }

    private void copyThatArrived(Fate fate, String state) {
        world.given().add(new Given("one", "/in/copy.jpg", "sha-image", Kind.IMAGE, fate, null));
        world.originals().put("/in/copy.jpg", "sha-image");
        world.target().add(new Arrival("copy.jpg", "sha-image", null));
        Worlds.media(world, "image-2", state, Map.of("source", "/in/copy.jpg"));
        world.ledger().media().get("image-2").put("sha256", "sha-image");
        world.ledger().submissions().get("one").put("count:" + state, "1");
    }

    private void assertBroken(Rule... rules) {
        assertThat(Worlds.broken(world)).containsExactlyInAnyOrder(rules);
    }
}
