package dev.lull.bench.fidelity;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A converted video against its source. Times are in seconds.
 *
 * @param framesIn of the source
 * @param framesOut of the result
 * @param shift the most by which a frame is shown earlier or later, against the first frame
 * @param tick of the coarser of the two clocks; no time can be kept better
 * @param apart by how much later the picture comes, against the sound, than in the source; 0 when nothing is heard
 * @param gap the most by which a packet of sound does not begin where the one before it ends
 * @param sourceGap the same of the source
 * @param noise {@link Sound#worstNoise}; {@value Likeness#EQUAL} without sound
 * @param lostSound whether there was sound and is none
 * @param picture how much it looks like the source
 */
record Comparison(
        int framesIn,
        int framesOut,
        double shift,
        double tick,
        double apart,
        double gap,
        double sourceGap,
        double noise,
        boolean lostSound,
        Likeness picture) {

    static Comparison of(Decoded source, Decoded made) throws IOException {
        @Nullable Sound before = source.sound();
        @Nullable Sound after = made.sound();
        boolean heard = before != null && after != null && !before.silent();
        double shift = heard ? after.shift(before) : 0;
        return new Comparison(
                source.frames().count(),
                made.frames().count(),
                made.frames().worstShift(source.frames()),
                Math.max(source.frames().tick(), made.frames().tick()),
                heard ? made.pictureStart() - source.pictureStart() - shift : 0,
                after == null ? 0 : after.gap(),
                before == null ? 0 : before.gap(),
                heard ? after.worstNoise(before, shift) : Likeness.EQUAL,
                before != null && after == null,
                Likeness.of(source.file(), source.video(), made.file(), made.video()));
    }

    double ticks() {
        return shift / tick;
    }
}
