package dev.lull.convert.verify;

import dev.lull.common.media.Failure;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.Timeline;
import dev.lull.convert.plan.KeptAudio;
import dev.lull.convert.plan.Selection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the times of audio that was made by itself with those of its source. */
public final class AudioCheck {

    /** The last packet is padded, and gaps at the end are not filled. */
    private static final double TOLERATED_SECONDS = 0.5;

    private AudioCheck() {}

    /**
     * Checks all tracks.
     *
     * @param source with audio
     * @param made its timelines by stream
     * @throws Failure.Permanent with the first thing found wrong
     */
    public static void check(MediaAnalysis source, Selection selection, Map<Integer, Timeline> made)
            throws Failure.Permanent {
        for (int number = 0; number < selection.audio().size(); number++) {
            KeptAudio kept = selection.audio().get(number);
            Timeline original = source.timelines().get(kept.track().index());
            if (original != null && original.packets() > 0) {
                check(original, source.facts().start(), made.get(number));
            }
        }
    }

    private static void check(Timeline original, double begin, @Nullable Timeline audio) throws Failure.Permanent {
        if (audio == null || audio.packets() == 0) {
            throw new Failure.Permanent("the converted sound is empty");
        }
        if (!audio.rising()) {
            throw new Failure.Permanent("the converted sound is not in order");
        }
        double expected = original.end() - begin;
        if (Math.abs(audio.end() - expected) > TOLERATED_SECONDS) {
            throw new Failure.Permanent(
                    String.format(Locale.ROOT, "the sound ends at %.1f s instead of %.1f s", audio.end(), expected));
        }
    }
}
