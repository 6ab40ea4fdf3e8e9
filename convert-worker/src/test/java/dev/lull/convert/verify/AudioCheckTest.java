package dev.lull.convert.verify;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Failure;
import dev.lull.common.probe.TargetProfile;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.PacketIndex;
import dev.lull.convert.analysis.Ticks;
import dev.lull.convert.analysis.Timeline;
import dev.lull.convert.plan.Selection;
import dev.lull.convert.testing.SomeFacts;
import dev.lull.convert.testing.SomeMedia;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AudioCheckTest {

    private static final MediaAnalysis SOURCE = SomeMedia.toEncode(20);

    @Test
    void audioAsLongAsItsSourceIsGood() {
        assertThatCode(() -> check(SomeMedia.audio(20))).doesNotThrowAnyException();
    }

    @Test
    void aPaddedLastPacketIsTolerated() {
        assertThatCode(() -> check(SomeMedia.audio(20.4))).doesNotThrowAnyException();
    }

    @Test
    void audioThatEndsTooEarlyIsFound() {
        assertRefused(SomeMedia.audio(19.4), "the sound ends at 19.4 s instead of 20.0 s");
    }

    @Test
    void audioThatGoesOnTooLongIsFound() {
        assertRefused(SomeMedia.audio(20.6), "the sound ends at 20.6 s instead of 20.0 s");
    }

    @Test
    void aStreamWithoutPacketsIsFound() {
        assertRefused(timeline(0, true), "the converted sound is empty");
    }

    @Test
    void aFileWithoutStreamsIsFound() {
        assertThatThrownBy(() -> AudioCheck.check(SOURCE, selection(SOURCE), Map.of()))
                .hasMessage("the converted sound is empty");
    }

    @Test
    void packetsOutOfOrderAreFound() {
        assertRefused(timeline(940, false), "the converted sound is not in order");
    }

    @Test
    void theEndIsCountedFromTheBeginningOfTheSource() {
        MediaAnalysis late = new MediaAnalysis(
                SomeFacts.facts().beginningAt(5).build(), Map.of(0, SomeMedia.video(20), 1, SomeMedia.audio(20)));

        assertThatCode(() -> AudioCheck.check(late, selection(late), Map.of(0, SomeMedia.audio(15))))
                .doesNotThrowAnyException();
    }

    private static void assertRefused(Timeline made, String reason) {
        assertThatThrownBy(() -> check(made))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage(reason);
    }

    private static void check(Timeline made) throws Failure {
        AudioCheck.check(SOURCE, selection(SOURCE), Map.of(0, made));
    }

    private static Selection selection(MediaAnalysis source) {
        return Selection.of(source.facts(), ConversionKind.AUDIO, TargetProfile.WEB);
    }

    private static Timeline timeline(long packets, boolean rising) {
        return new Timeline(packets, 0, 20, rising, true, new PacketIndex(Ticks.of(), Ticks.of(), null));
    }
}
