package dev.lull.convert.verify;

import dev.lull.common.media.Failure;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.Timeline;
import java.util.Locale;
import java.util.Map;

/** Compares audio that was made by itself with that of its source. */
public final class AudioCheck {

    /** The last packet is padded, and gaps at the end are not filled. */
    private static final double TOLERATED_SECONDS = 0.5;

    private AudioCheck() {}

    /**
     * Checks the audio.
     *
     * @param source with audio
     * @param made its timelines by stream
     * @throws Failure.Permanent with the first thing found wrong
     */
    public static void check(MediaAnalysis source, Map<Integer, Timeline> made) throws Failure.Permanent {
        Timeline audio = made.get(0);
        if (audio == null || audio.packets() == 0) {
            throw new Failure.Permanent("the converted sound is empty");
        }
        if (!audio.rising()) {
            throw new Failure.Permanent("the converted sound is not in order");
        }
        Timeline original = source.audio().orElseThrow();
        double expected = original.end() - source.facts().start();
        if (Math.abs(audio.end() - expected) > TOLERATED_SECONDS) {
            throw new Failure.Permanent(
                    String.format(Locale.ROOT, "the sound ends at %.1f s instead of %.1f s", audio.end(), expected));
        }
    }
}
