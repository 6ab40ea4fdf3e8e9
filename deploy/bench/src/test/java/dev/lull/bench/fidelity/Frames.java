package dev.lull.bench.fidelity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The frames of a picture as a decoder gives them out. */
final class Frames {

    private final long[] times;
    private final double tick;
    private final boolean oneSize;
    private final String complaints;

    private Frames(long[] times, double tick, boolean oneSize, String complaints) {
        this.times = times;
        this.tick = tick;
        this.oneSize = oneSize;
        this.complaints = complaints;
    }

    static Frames of(Path file, int stream) throws IOException {
        Program decoded = Program.ffmpeg(List.of(
                "-copyts",
                "-i",
                "file:" + file,
                "-map",
                "0:" + stream,
                "-fps_mode",
                "passthrough",
                "-enc_time_base",
                "demux",
                "-noautoscale",
                "-f",
                "framecrc",
                "-"));
        List<String[]> rows = new ArrayList<>();
        double tick = 1;
        for (String line : decoded.lines()) {
            if (line.startsWith("#tb 0: ")) {
                tick = fraction(line.substring("#tb 0: ".length()));
            } else if (!line.startsWith("#")) {
                rows.add(line.split(",\\s*", -1));
            }
        }
        long[] times = rows.stream().mapToLong(row -> Long.parseLong(row[2])).toArray();
        boolean oneSize = rows.stream().map(row -> row[4]).distinct().count() <= 1;
        return new Frames(times, tick, oneSize, decoded.complaints());
    }

    int count() {
        return times.length;
    }

    /** Seconds. */
    double tick() {
        return tick;
    }

    /** Whether all frames have the same size. */
    boolean oneSize() {
        return oneSize;
    }

    /** Of the decoder. */
    String complaints() {
        return complaints;
    }

    /** Seconds on the file's own clock at which the first frame is shown. */
    double start() {
        return times[0] * tick;
    }

    /** Seconds from the first frame to the last. */
    double length() {
        return sinceFirst(times.length - 1);
    }

    boolean rising() {
        long[] sorted = Arrays.stream(times).sorted().distinct().toArray();
        return Arrays.equals(sorted, times);
    }

    /** The most, in seconds, by which a frame is shown earlier or later after the first one than in the original. */
    double worstShift(Frames original) {
        double worst = 0;
        for (int i = 0; i < Math.min(times.length, original.times.length); i++) {
            worst = Math.max(worst, Math.abs(sinceFirst(i) - original.sinceFirst(i)));
        }
        return worst;
    }

    private double sinceFirst(int frame) {
        return (times[frame] - times[0]) * tick;
    }

    private static double fraction(String text) {
        String[] parts = text.split("/", -1);
        return Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
    }
}
