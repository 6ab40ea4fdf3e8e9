package dev.lull.bench.fidelity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What must hold of every whole file with sane timestamps. */
final class Bounds {

    /** Seconds. */
    private static final double APART = 0.001;

    /** Seconds; a Matroska file has no finer clock, and copied sound keeps the times it had. */
    private static final double GAP = 0.001;

    /** dB. */
    private static final double LIKENESS = 0.1;

    /** dB by which the worst frame may be worse: a frame out of its place loses 10 and more. */
    private static final double WORST_FRAME = 3;

    /** Of a tick, for what is lost in adding up decimal fractions. */
    private static final double ROUNDING = 0.01;

    private Bounds() {}

    /** What does not hold, each in a few words; empty when all is well. */
    static List<String> broken(Comparison made, Comparison whole) {
        List<String> broken = new ArrayList<>();
        if (made.framesIn() != made.framesOut()) {
            broken.add(made.framesOut() + " of " + made.framesIn() + " frames");
        }
        if (made.ticks() > 1 + ROUNDING) {
            broken.add(String.format(Locale.ROOT, "a frame %.2f ms off", made.shift() * 1000));
        }
        if (made.lostSound()) {
            broken.add("the sound is lost");
        }
        if (Math.abs(made.apart()) > APART) {
            broken.add(String.format(Locale.ROOT, "picture and sound %.2f ms apart", made.apart() * 1000));
        }
        if (made.gap() > Math.max(GAP, made.sourceGap()) + 1e-6) {
            broken.add(String.format(Locale.ROOT, "a gap of %.1f ms in the sound", made.gap() * 1000));
        }
        if (whole.noise() - made.noise() > LIKENESS) {
            broken.add(String.format(Locale.ROOT, "sound %.1f dB, whole-file %.1f dB", made.noise(), whole.noise()));
        }
        if (whole.picture().mean() - made.picture().mean() > LIKENESS) {
            broken.add(String.format(
                    Locale.ROOT,
                    "PSNR %.2f dB below whole-file",
                    whole.picture().mean() - made.picture().mean()));
        }
        if (whole.picture().floor() - made.picture().floor() > WORST_FRAME) {
            broken.add(String.format(
                    Locale.ROOT,
                    "worst frame %.1f dB, whole-file %.1f dB",
                    made.picture().floor(),
                    whole.picture().floor()));
        }
        return broken;
    }
}
