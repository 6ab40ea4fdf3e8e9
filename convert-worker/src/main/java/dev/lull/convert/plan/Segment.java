package dev.lull.convert.plan;

import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.task.Unit;
import dev.lull.convert.analysis.PacketIndex;
import dev.lull.convert.analysis.Ticks;
import java.util.List;

/**
 * A piece of a video that is converted by itself; times are in ticks of the stream's time base.
 *
 * @param number from 0
 * @param of how many there are
 * @param from when its first frame is shown; behind the first segment a keyframe
 * @param to when the first frame behind it is shown; {@link Long#MAX_VALUE} for the last segment
 * @param index of the whole stream
 */
public record Segment(int number, int of, long from, long to, PacketIndex index) {

    /** The segment of a unit; the plan was made from this index. */
    public static Segment of(ConversionPlan plan, Unit unit, PacketIndex index) {
        List<Long> cuts = plan.cuts();
        int number = unit.segmentNumber();
        long from = cuts.get(number);
        long to = number + 1 < cuts.size() ? cuts.get(number + 1) : Long.MAX_VALUE;
        return new Segment(number, cuts.size(), from, to, index);
    }

    public boolean first() {
        return number == 0;
    }

    public boolean last() {
        return number == of - 1;
    }

    /** When each of its frames is shown. */
    public Ticks times() {
        return index.between(from, to);
    }

    /** Ticks from the first frame to the last. */
    public long span() {
        Ticks times = times();
        return times.isEmpty() ? 0 : times.last() - times.get(0);
    }

    /** Ticks one of its frames is shown for, on average; at least 1. */
    public long frameLength() {
        int frames = times().size();
        return frames < 2 ? 1 : Math.max(1, span() / (frames - 1));
    }

    /** For error messages: {@code segment 3 of 12}, counted from 1. */
    @Override
    public String toString() {
        return "segment " + (number + 1) + " of " + of;
    }
}
