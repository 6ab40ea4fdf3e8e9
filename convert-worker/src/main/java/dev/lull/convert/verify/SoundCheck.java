package dev.lull.convert.verify;

import dev.lull.common.media.Failure;
import dev.lull.convert.analysis.Loudness;
import java.util.Arrays;
import java.util.Locale;

/** Compares how loud a sound track is, from its beginning to its end, with its source. */
public final class SoundCheck {

    /** dBFS; what is quieter in both counts as equal. */
    private static final double HEARD = -50;

    /** dB by which a whole track may be louder or quieter: mixing channels down costs that much. */
    private static final double TOLERATED_LEVEL = 12;

    /** dB by which one window may differ from the whole; a window may hold the edge of a sound. */
    private static final double TOLERATED_WINDOW = 9;

    /** Windows that a sound may come early or late by, since windows do not begin at the same sample. */
    private static final int TOLERATED_SHIFT = 1;

    /** Share of windows that damage and codecs may change. */
    private static final double TOLERATED_SHARE = 0.03;

    private static final int TOLERATED_WINDOWS = 3;

    private SoundCheck() {}

    /**
     * Checks a track.
     *
     * @param shift seconds by which everything comes later in what was made
     * @throws Failure.Permanent when it is not the same sound at the same time
     */
    public static void check(Loudness source, Loudness made, double shift) throws Failure.Permanent {
        int shifted = (int) Math.round(shift / Loudness.WINDOW_SECONDS);
        double louder = level(made, HEARD) - level(source, HEARD);
        if (Math.abs(louder) > TOLERATED_LEVEL) {
            throw new Failure.Permanent(String.format(
                    Locale.ROOT,
                    "the sound is %.0f dB %s than it was",
                    Math.abs(louder),
                    louder < 0 ? "quieter" : "louder"));
        }
        int heard = 0;
        int different = 0;
        int first = -1;
        for (int window = 0; window < Math.max(source.windows(), made.windows() - shifted); window++) {
            if (Math.max(source.at(window), made.at(window + shifted)) <= HEARD) {
                continue;
            }
            heard++;
            if (!near(source, window, made, window + shifted, louder)) {
                different++;
                first = first < 0 ? window : first;
            }
        }
        if (different > Math.max(TOLERATED_WINDOWS, heard * TOLERATED_SHARE)) {
            throw new Failure.Permanent(String.format(
                    Locale.ROOT,
                    "the sound differs in %.1f of %.1f s, first at %.1f s",
                    different * Loudness.WINDOW_SECONDS,
                    heard * Loudness.WINDOW_SECONDS,
                    first * Loudness.WINDOW_SECONDS));
        }
    }

    private static boolean near(Loudness source, int window, Loudness made, int at, double louder) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int shift = -TOLERATED_SHIFT; shift <= TOLERATED_SHIFT; shift++) {
            least = Math.min(least, made.at(at + shift));
            most = Math.max(most, made.at(at + shift));
        }
        double expected = source.at(window) + louder;
        return expected >= least - TOLERATED_WINDOW && expected <= most + TOLERATED_WINDOW;
    }

    /** The level of those windows that are heard; silence when none is. */
    private static double level(Loudness loudness, double heard) {
        double[] loud = Arrays.stream(loudness.levels())
                .filter(level -> level > heard)
                .sorted()
                .toArray();
        return loud.length == 0 ? Loudness.SILENCE : loud[loud.length / 2];
    }
}
