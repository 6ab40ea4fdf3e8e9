package dev.lull.bench.scaling;

/**
 * The looks of one process at the gate: at a moment of its own within each interval. The gate is open for it when the
 * latest looks that span {@link #SETTLE} all found nothing waiting; whatever begins needs one more at once.
 */
final class Looks {

    static final long SETTLE = 500;

    private final Waiting waiting;
    private final long interval;
    private final long first;
    private final long needed;
    private long refusedAt = Long.MIN_VALUE;

    /**
     * Looks every interval, as if it had done so for ever.
     *
     * @param first the time of one of them
     */
    Looks(Waiting waiting, long interval, long first) {
        this.waiting = waiting;
        this.interval = interval;
        this.first = first;
        this.needed = (SETTLE + interval - 1) / interval;
    }

    /** The first look after this time. */
    long after(long time) {
        return first + (Math.floorDiv(time - first, interval) + 1) * interval;
    }

    /** Whether the gate was open by the latest look. */
    boolean open(long now) {
        long latest = after(now) - interval;
        for (long back = 0; back <= needed; back++) {
            long look = latest - back * interval;
            if (look <= refusedAt || waiting.at(look)) {
                return false;
            }
        }
        return true;
    }

    /** Looks at once; whether something may begin. */
    boolean mayBegin(long now) {
        if (!open(now)) {
            return false;
        }
        if (waiting.any()) {
            refusedAt = now;
            return false;
        }
        return true;
    }
}
