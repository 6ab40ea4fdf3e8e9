package dev.lull.convert.analysis;

/** How loud a sound track is over time. */
public final class Loudness {

    /** Of one window. */
    public static final double WINDOW_SECONDS = 0.1;

    /** dBFS that nobody hears. */
    public static final double SILENCE = -90;

    /** Of a track without a sample. */
    public static final Loudness NONE = new Loudness(new double[0]);

    private final double[] levels;

    /**
     * What was measured.
     *
     * @param levels dBFS of one window after another, from the beginning of its file; never less than {@link #SILENCE}
     */
    public Loudness(double[] levels) {
        this.levels = levels.clone();
    }

    public double[] levels() {
        return levels.clone();
    }

    public int windows() {
        return levels.length;
    }

    /** dBFS of one window; silence before the first and behind the last. */
    public double at(int window) {
        return window < 0 || window >= levels.length ? SILENCE : levels[window];
    }
}
