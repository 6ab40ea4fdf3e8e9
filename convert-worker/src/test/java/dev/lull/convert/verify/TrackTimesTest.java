package dev.lull.convert.verify;

import static dev.lull.convert.testing.SomeFacts.facts;
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
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sound that begins three seconds after the picture, and where it ends up. */
class TrackTimesTest {

    private static final MediaAnalysis LATE = film(0, 3, 20);

    @Test
    void soundThatIsCopiedBeginsWhereItBegan() {
        assertThatCode(() -> check(film(0, 3, 20), ConversionKind.VIDEO)).doesNotThrowAnyException();
    }

    @Test
    void soundThatIsCopiedAndBeginsWithThePictureCameTooEarly() {
        assertThatThrownBy(() -> check(film(0, 0, 17), ConversionKind.VIDEO))
                .hasMessage("picture and sound moved apart by 3000 ms");
    }

    @Test
    void soundThatIsEncodedMayBeginWithSilence() {
        assertThatCode(() -> check(film(0, 0, 20), ConversionKind.FULL)).doesNotThrowAnyException();
    }

    @Test
    void aPictureThatMovedIsFoundThoughTheSoundBeginsWithSilence() {
        assertThatThrownBy(() -> check(film(0.5, 0, 20), ConversionKind.FULL))
                .hasMessage("picture and sound moved apart by 500 ms");
    }

    @Test
    void soundThatEndsEarlyIsFound() {
        assertThatThrownBy(() -> check(film(0, 3, 18), ConversionKind.VIDEO))
                .hasMessage("the sound ends 2.0 s earlier than it should");
    }

    private static void check(MediaAnalysis made, ConversionKind kind) throws Failure {
        new TrackTimes(LATE, made).check(Selection.of(LATE.facts(), kind, TargetProfile.WEB));
    }

    private static MediaAnalysis film(double picture, double soundStart, double soundEnd) {
        return new MediaAnalysis(
                facts().build(), Map.of(0, timeline(picture, picture + 20), 1, timeline(soundStart, soundEnd)));
    }

    private static Timeline timeline(double start, double end) {
        return new Timeline(500, start, end, true, true, new PacketIndex(Ticks.of(), Ticks.of(), null));
    }
}
