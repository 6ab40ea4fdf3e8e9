package dev.lull.convert.analysis;

import static dev.lull.convert.testing.SomeFacts.facts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lull.common.probe.VideoStream;
import dev.lull.convert.testing.SomeFacts;
import dev.lull.convert.testing.SomeMedia;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is believed of a film of 20 s, one frame a second. */
class MeasuredTest {

    private static final Map<Integer, Timeline> TIMELINES = Map.of(0, SomeMedia.video(20), 1, SomeMedia.audio(20));
    private static final FrameFacts BEGINNING = new FrameFacts(20, true, 0, 0, false, null, true, null);
    private static final FrameFacts KEYFRAMES =
            new FrameFacts(20, true, 0, 0, false, new FrameFacts.Size(1280, 720), true, null);

    @Test
    void theRateIsThatOfThePacketsWhateverTheHeaderSays() {
        VideoStream video = video(facts().rate("1000/1"), BEGINNING, KEYFRAMES);

        assertThat(video.frameRate()).isEqualTo("1000/1000");
    }

    @Test
    void theSizeIsThatOfTheFrames() {
        FrameFacts turned = new FrameFacts(20, true, 0, 0, true, new FrameFacts.Size(720, 1280), true, null);

        VideoStream video = video(facts(), BEGINNING, turned);

        assertThat(video.width()).isEqualTo(720);
        assertThat(video.height()).isEqualTo(1280);
        assertThat(video.marks().resized()).isTrue();
    }

    @Test
    void aFilmBeginsWithTheFirstFrameThatCanBeDecoded() {
        FrameFacts late = new FrameFacts(18, true, 0, 0, false, null, true, 2 * SomeMedia.SECOND);

        Timeline picture = Measured.analysis(facts().build(), TIMELINES, late, KEYFRAMES, Optional.empty())
                .video()
                .orElseThrow();

        assertThat(picture.start()).isEqualTo(2);
        assertThat(picture.packets()).isEqualTo(18);
        assertThat(picture.index().shown().stream().toArray()).hasSize(18).startsWith(2 * SomeMedia.SECOND);
    }

    @Test
    void aTimeThatNoPacketHasIsNotBelieved() {
        FrameFacts strange = new FrameFacts(18, true, 0, 0, false, null, true, 2 * SomeMedia.SECOND + 1);

        assertThat(Measured.analysis(facts().build(), TIMELINES, strange, KEYFRAMES, Optional.empty())
                        .video()
                        .orElseThrow()
                        .packets())
                .isEqualTo(20);
    }

    @Test
    void framesOfTwoFieldsAreInterlacedThoughTheContainerDoesNotSaySo() {
        FrameFacts fields = new FrameFacts(20, true, 18, 18, false, null, true, null);

        assertThat(video(facts().fields(null), BEGINNING, fields).interlaced()).isTrue();
        assertThat(video(facts().fields(null), BEGINNING, fields).fieldOrder()).isEqualTo("tt");
        FrameFacts lowerFirst = new FrameFacts(20, true, 18, 0, false, null, true, null);
        assertThat(video(facts().fields(null), BEGINNING, lowerFirst).fieldOrder())
                .isEqualTo("bb");
        assertThat(video(facts().fields(null), BEGINNING, KEYFRAMES).interlaced())
                .isFalse();
    }

    @Test
    void framesThatShowTwoFieldsAreInterlacedThoughNobodySaysSo() {
        VideoStream video = seen(facts().fields(null), "bb");

        assertThat(video.fieldOrder()).isEqualTo("bb");
        assertThat(video.marks().silentFields()).isTrue();
    }

    @Test
    void onlyFramesThatCannotSayItThemselvesAreLookedAt() {
        Map<Integer, Timeline> fast = Map.of(0, new Timeline(1000, 0, 20, true, true, SomeMedia.index(20)));

        assertThat(Measured.mayBeFields(stream("huffyuv", null), TIMELINES)).isTrue();
        assertThat(Measured.mayBeFields(stream("huffyuv", null), fast))
                .as("at 50 frames a second")
                .isFalse();
        assertThat(Measured.mayBeFields(stream("huffyuv", "progressive"), TIMELINES))
                .isFalse();
        assertThat(Measured.mayBeFields(stream("h264", null), TIMELINES)).isFalse();
    }

    @Test
    void aContainerIsBelievedWhereFramesDoNotSayOfWhichFieldsTheyConsist() {
        VideoStream video = video(facts().fields("bb"), BEGINNING, KEYFRAMES);

        assertThat(video.fieldOrder()).isEqualTo("bb");
        assertThat(video.marks().silentFields()).isTrue();
    }

    @Test
    void framesThatComeInAnotherOrderThanTheirTimestampsAreNotCopied() {
        FrameFacts disordered = new FrameFacts(20, false, 0, 0, false, null, true, null);

        MediaAnalysis analysis = Measured.analysis(facts().build(), TIMELINES, disordered, KEYFRAMES, Optional.empty());

        assertThat(analysis.index().trusted()).isFalse();
        assertThat(analysis.index().disorder()).isEqualTo("frames are not shown in the order of their timestamps");
        assertThat(analysis.facts().mainVideo().orElseThrow().marks().misordered())
                .isTrue();
    }

    @Test
    void theLastFrameOfAStillScreenStandsToTheEndOfTheFile() {
        PacketIndex index = new PacketIndex(Ticks.of(0, 4 * SomeMedia.SECOND, 9 * SomeMedia.SECOND), Ticks.of(0), null);
        Map<Integer, Timeline> timelines = Map.of(0, new Timeline(3, 0, 10, true, true, index), 1, SomeMedia.audio(15));

        MediaAnalysis analysis = Measured.analysis(
                facts().container("matroska,webm").lasting(15).build(),
                timelines,
                BEGINNING,
                KEYFRAMES,
                Optional.empty());

        assertThat(analysis.video().orElseThrow().end()).isEqualTo(15);
        assertThat(analysis.facts().mainVideo().orElseThrow().marks().hold()).isCloseTo(6, within(0.001));
    }

    private static VideoStream stream(String codec, String order) {
        return facts().video(codec, null, "yuv422p")
                .fields(order)
                .build()
                .mainVideo()
                .orElseThrow();
    }

    private static VideoStream seen(SomeFacts facts, String order) {
        return Measured.analysis(facts.build(), TIMELINES, BEGINNING, KEYFRAMES, Optional.of(order))
                .facts()
                .mainVideo()
                .orElseThrow();
    }

    private static VideoStream video(SomeFacts facts, FrameFacts beginning, FrameFacts keyframes) {
        return Measured.analysis(facts.build(), TIMELINES, beginning, keyframes, Optional.empty())
                .facts()
                .mainVideo()
                .orElseThrow();
    }
}
