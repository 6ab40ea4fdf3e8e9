package dev.lull.convert.gate;

import dev.lull.common.gate.Gate;
import dev.lull.common.media.Failure;
import dev.lull.common.queue.GateReading;
import dev.lull.common.queue.TaskHandler;
import dev.lull.common.task.UnitTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one unit of this worker through a gate that has been shut for too long, whatever the reason, and once that unit
 * has ended waits as long again. The unit may be a new one or one that was suspended; it does not give way. A unit is
 * known by the thread that works on it from its beginning to its end.
 */
public final class StarvationGuard {

    private static final Logger log = LoggerFactory.getLogger(StarvationGuard.class);

    private final Gate gate;
    private final Duration maxWait;
    private final Clock clock;
    private Instant next = Instant.MIN;
    private boolean promised;
    private @Nullable Thread through;

    /**
     * A guard of this gate.
     *
     * @param maxWait the gate's own; how long to wait after each unit
     */
    public StarvationGuard(Gate gate, Duration maxWait, Clock clock) {
        this.gate = gate;
        this.maxWait = maxWait;
        this.clock = clock;
    }

    /** Whether a unit may be let through now. */
    public synchronized boolean due() {
        return gate.last().overdue()
                && !promised
                && through == null
                && !clock.instant().isBefore(next);
    }

    /** Exempts the unit that begins next; false when none may be let through now. */
    public synchronized boolean exemptNext() {
        if (due()) {
            log.warn(
                    "gate closed longer than gate.max-wait, starting one unit: {} s: {}",
                    maxWait.toSeconds(),
                    gate.last());
            promised = true;
            return true;
        }
        return false;
    }

    /** Whether the unit of this thread need not give way; if one may be let through now, it is this one. */
    synchronized boolean isExempt(GateReading reading) {
        if (exemptNext()) {
            begin();
        }
        return reading.overdue() && Thread.currentThread().equals(through);
    }

    /** The handler that tells this guard when units begin and end. */
    public TaskHandler<UnitTask> over(TaskHandler<UnitTask> handler) {
        return new TaskHandler<>() {
            @Override
            public void handle(UnitTask task) throws Failure, InterruptedException {
                begin();
                try {
                    handler.handle(task);
                } finally {
                    end();
                }
            }

            @Override
            public void giveUp(UnitTask task, Failure failure) {
                handler.giveUp(task, failure);
            }
        };
    }

    private synchronized void begin() {
        if (promised) {
            promised = false;
            through = Thread.currentThread();
        }
    }

    private synchronized void end() {
        if (Thread.currentThread().equals(through)) {
            through = null;
            next = clock.instant().plus(maxWait);
        }
    }
}
