package dev.lull.convert.verify;

import dev.lull.common.media.Failure;
import dev.lull.convert.analysis.Ticks;
import dev.lull.convert.analysis.TimeBase;
import java.util.Locale;
import java.util.OptionalInt;

/** When the frames of a video are shown, counted from the first. */
final class FrameTimes {

    /** What is lost where seconds are written with six decimals. */
    private static final double ROUNDING = 1e-6;

    private final Ticks ticks;
    private final TimeBase timeBase;

    FrameTimes(Ticks ticks, TimeBase timeBase) {
        this.ticks = ticks;
        this.timeBase = timeBase;
    }

    /**
     * Checks that every frame is there and shown when it should be, to one tick of the coarser clock.
     *
     * @param what for the error message: {@code segment 3 of 12}
     * @throws Failure.Permanent with the first difference
     */
    void check(FrameTimes made, String what) throws Failure.Permanent {
        if (made.ticks.size() != ticks.size()) {
            throw new Failure.Permanent(what + " has " + made.ticks.size() + " frames instead of " + ticks.size());
        }
        OptionalInt moved = firstMoved(made);
        if (moved.isPresent()) {
            int frame = moved.getAsInt();
            throw new Failure.Permanent(String.format(
                    Locale.ROOT, "frame %d of %s is shown %.3f ms off", frame + 1, what, moved(made, frame) * 1000));
        }
    }

    /** Whether {@link #check} finds nothing. */
    boolean match(FrameTimes made) {
        return made.ticks.size() == ticks.size() && firstMoved(made).isEmpty();
    }

    private OptionalInt firstMoved(FrameTimes made) {
        double tolerated = Math.max(timeBase.seconds(1), made.timeBase.seconds(1)) + ROUNDING;
        for (int frame = 0; frame < ticks.size(); frame++) {
            if (Math.abs(moved(made, frame)) > tolerated) {
                return OptionalInt.of(frame);
            }
        }
        return OptionalInt.empty();
    }

    private double moved(FrameTimes made, int frame) {
        return made.seconds(frame) - seconds(frame);
    }

    private double seconds(int frame) {
        return timeBase.seconds(ticks.get(frame) - ticks.get(0));
    }
}
