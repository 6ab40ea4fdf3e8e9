package dev.lull.convert.gate;

import dev.lull.common.media.Failure;
import dev.lull.common.queue.ConvertBacklog;
import dev.lull.common.queue.TaskHandler;
import dev.lull.common.task.UnitTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Whether the unit loops of this worker have enough to do. */
public final class UnitDemand implements TaskHandler<UnitTask> {

    /** A unit that waits is with an idle loop well before. */
    private static final Duration IDLE = Duration.ofSeconds(2);

    /** Units that should wait for each loop: clips of a second are made faster than the queue is looked at. */
    private static final int AHEAD = 2;

    private final TaskHandler<UnitTask> handler;
    private final int loops;
    private final ConvertBacklog backlog;
    private final Clock clock;
    private int busy;
    private Instant lastChange;
    private Instant enoughUntil = Instant.MIN;

    /**
     * The demand of some unit loops.
     *
     * @param handler of their units
     * @param backlog read only when the answer depends on it and may have changed, as reading costs the broker
     */
    public UnitDemand(TaskHandler<UnitTask> handler, int loops, ConvertBacklog backlog, Clock clock) {
        this.handler = handler;
        this.loops = loops;
        this.backlog = backlog;
        this.clock = clock;
        this.lastChange = clock.instant();
    }

    /** Whether some loop found nothing to do for a while, though others may be at work, here or elsewhere. */
    private synchronized boolean isIdle() {
        return busy < loops && Duration.between(lastChange, clock.instant()).compareTo(IDLE) > 0;
    }

    /**
     * Whether another video should be planned: one that was started is finished first, but no loop should have to wait
     * for work.
     */
    public boolean needsMore() {
        return isIdle() || (!isEnough() && !isEnough(backlog.read()));
    }

    private synchronized boolean isEnough() {
        return clock.instant().isBefore(enoughUntil);
    }

    private synchronized boolean isEnough(ConvertBacklog.Reading reading) {
        boolean enough = reading.urgent() + reading.units() - busy >= (long) AHEAD * loops;
        enoughUntil = enough ? clock.instant().plus(IDLE) : Instant.MIN;
        return enough;
    }

    @Override
    public void handle(UnitTask task) throws Failure, InterruptedException {
        change(1);
        try {
            handler.handle(task);
        } finally {
            change(-1);
        }
    }

    @Override
    public void giveUp(UnitTask task, Failure failure) {
        handler.giveUp(task, failure);
    }

    private synchronized void change(int by) {
        busy += by;
        lastChange = clock.instant();
        if (by < 0) {
            enoughUntil = Instant.MIN;
        }
    }
}
