package dev.lull.bench.fidelity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;

/** A sound track as it is heard, in mono. */
final class Sound {

    private static final int RATE = 8_000;

    /** How far sound is looked for: a tenth of a second. */
    private static final int FARTHEST = RATE / 10;

    /** 50 ms: short enough for a dropped AAC frame (21 ms) to ruin it. */
    private static final int WINDOW = RATE / 20;

    private static final float LAST_BIT = 1f / (1 << 15);

    /** Against the loudest window; what is quieter counts as silence. */
    private static final double SILENCE = 1e-3;

    private final float[] samples;
    private final double gap;

    private Sound(float[] samples, double gap) {
        this.samples = samples;
        this.gap = gap;
    }

    static Sound of(Path file, int stream) throws IOException {
        ByteBuffer heard = Program.ffmpeg(List.of(
                        "-i",
                        "file:" + file,
                        "-map",
                        "0:" + stream,
                        "-af",
                        "aresample=async=1:min_hard_comp=0.01:first_pts=0",
                        "-ac",
                        "1",
                        "-ar",
                        Integer.toString(RATE),
                        "-f",
                        "f32le",
                        "-"))
                .output();
        float[] samples = new float[heard.remaining() / Float.BYTES];
        heard.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(samples);
        return new Sound(samples, gap(file, stream));
    }

    boolean empty() {
        return samples.length == 0;
    }

    /** Whether there is nothing to be heard: at most the last bit of 16. */
    boolean silent() {
        for (float sample : samples) {
            if (Math.abs(sample) > LAST_BIT) {
                return false;
            }
        }
        return true;
    }

    /** The most, in seconds, by which a packet does not begin where the one before it ends. */
    double gap() {
        return gap;
    }

    double seconds() {
        return samples.length / (double) RATE;
    }

    /**
     * How many seconds later this is heard than the original: where the two are most alike. By the loudness over time,
     * because whole waves are alike at every period.
     */
    double shift(Sound original) {
        float[] here = power(samples);
        float[] there = power(original.samples);
        double best = alike(here, there, 0);
        int late = 0;
        for (int shift = -FARTHEST; shift <= FARTHEST; shift++) {
            double alike = alike(here, there, shift);
            if (alike > best) {
                best = alike;
                late = shift;
            }
        }
        return late / (double) RATE;
    }

    /**
     * The signal-to-noise ratio, in dB, of the 50 ms that differ most from the original at the same loudness;
     * {@value Likeness#EQUAL} when nothing differs.
     *
     * @param shift how much later this is heard, in seconds
     */
    double worstNoise(Sound original, double shift) {
        int late = (int) Math.round(shift * RATE);
        int from = Math.max(0, -late);
        int to = Math.min(original.samples.length, samples.length - late);
        double loudness = product(samples, original.samples, late, from, to)
                / Math.max(energy(original.samples, from, to), 1e-12);
        double loudest = 0;
        for (int at = from; at + WINDOW <= to; at += WINDOW) {
            loudest = Math.max(loudest, energy(original.samples, at, at + WINDOW));
        }
        double worst = Likeness.EQUAL;
        for (int at = from; at + WINDOW <= to; at += WINDOW) {
            double signal = energy(original.samples, at, at + WINDOW) * loudness * loudness;
            if (signal > loudest * loudness * loudness * SILENCE) {
                double noise = 0;
                for (int i = at; i < at + WINDOW; i++) {
                    double difference = samples[i + late] - loudness * original.samples[i];
                    noise += difference * difference;
                }
                worst = Math.min(worst, 10 * Math.log10(signal / Math.max(noise, 1e-12)));
            }
        }
        return worst;
    }

    private static double alike(float[] here, float[] there, int late) {
        return product(here, there, late, Math.max(0, -late), Math.min(there.length, here.length - late));
    }

    private static float[] power(float[] samples) {
        float[] power = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            power[i] = samples[i] * samples[i];
        }
        return power;
    }

    private static double product(float[] here, float[] there, int late, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += here[i + late] * there[i];
        }
        return sum;
    }

    private static double energy(float[] samples, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += samples[i] * samples[i];
        }
        return sum;
    }

    private static double gap(Path file, int stream) throws IOException {
        double worst = 0;
        double end = Double.NaN;
        for (String line : Program.ffprobe(List.of(
                        "-select_streams",
                        Integer.toString(stream),
                        "-show_entries",
                        "packet=pts_time,duration_time",
                        "file:" + file))
                .lines()) {
            String[] times = line.split(",", -1);
            if (times.length < 2 || times[0].equals("N/A") || times[1].equals("N/A")) {
                end = Double.NaN;
                continue;
            }
            double start = Double.parseDouble(times[0]);
            if (!Double.isNaN(end)) {
                worst = Math.max(worst, Math.abs(start - end));
            }
            end = start + Double.parseDouble(times[1]);
        }
        return worst;
    }
}
