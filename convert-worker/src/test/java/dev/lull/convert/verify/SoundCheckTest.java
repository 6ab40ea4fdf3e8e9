package dev.lull.convert.verify;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.convert.analysis.Loudness;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SoundCheckTest {

    private static final int WINDOWS = 200;

    /** Four beeps a minute, as it were: loud for a second in every four. */
    private static final Loudness BEEPS = loudness(SoundCheckTest::beep);

    @Test
    void theSameSoundIsTheSame() {
        assertThatCode(() -> SoundCheck.check(BEEPS, BEEPS, 0)).doesNotThrowAnyException();
    }

    @Test
    void allOfItALittleQuieterIsTheSame() {
        Loudness mixed = loudness(window -> Math.max(Loudness.SILENCE, beep(window) - 6));

        assertThatCode(() -> SoundCheck.check(BEEPS, mixed, 0)).doesNotThrowAnyException();
    }

    @Test
    void soundThatComesTooEarlyIsFound() {
        Loudness early = loudness(window -> beep(window + 30));

        assertThatThrownBy(() -> SoundCheck.check(BEEPS, early, 0)).hasMessageStartingWith("the sound differs in ");
    }

    @Test
    void soundThatMovedTogetherWithThePictureIsTheSame() {
        Loudness later = loudness(window -> beep(window - 30));

        assertThatCode(() -> SoundCheck.check(BEEPS, later, 3)).doesNotThrowAnyException();
    }

    @Test
    void silenceInItsPlaceIsFound() {
        assertThatThrownBy(() -> SoundCheck.check(BEEPS, loudness(window -> Loudness.SILENCE), 0))
                .hasMessageStartingWith("the sound is ")
                .hasMessageEndingWith(" dB quieter than it was");
    }

    @Test
    void aSecondThatIsMissingInTheMiddleIsFound() {
        Loudness holed = loudness(window -> window >= 80 && window < 90 ? Loudness.SILENCE : beep(window));

        assertThatThrownBy(() -> SoundCheck.check(BEEPS, holed, 0))
                .hasMessage("the sound differs in 1.0 of 5.0 s, first at 8.0 s");
    }

    @Test
    void soundThatEndsEarlyIsFound() {
        Loudness half = new Loudness(IntStream.range(0, WINDOWS / 2)
                .mapToDouble(SoundCheckTest::beep)
                .toArray());

        assertThatThrownBy(() -> SoundCheck.check(BEEPS, half, 0)).hasMessageStartingWith("the sound differs in ");
    }

    @Test
    void noSoundIsLikeNoSound() {
        assertThatCode(() -> SoundCheck.check(Loudness.NONE, Loudness.NONE, 0)).doesNotThrowAnyException();
    }

    private static double beep(int window) {
        return Math.floorMod(window, 40) < 10 && window >= 0 && window < WINDOWS ? -20 : Loudness.SILENCE;
    }

    private static Loudness loudness(IntToDoubleFunction level) {
        return new Loudness(IntStream.range(0, WINDOWS + 40).mapToDouble(level).toArray());
    }
}
