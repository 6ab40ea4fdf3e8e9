package dev.lull.convert.gate;

import dev.lull.convert.ffmpeg.RunMonitor;
import java.time.Clock;

/** What every running unit obeys: it yields to uploads as {@code gate.yield} says, and waits while the disk is full. */
public final class UnitMonitors {

    private final String yield;
    private final GateView gate;
    private final StarvationGuard guard;
    private final FreeSpaceGuard freeSpace;
    private final Clock clock;

    /**
     * Monitors for the units of a worker.
     *
     * @param yield the value of {@code gate.yield}
     */
    public UnitMonitors(String yield, GateView gate, StarvationGuard guard, FreeSpaceGuard freeSpace, Clock clock) {
        this.yield = yield;
        this.gate = gate;
        this.guard = guard;
        this.freeSpace = freeSpace;
        this.clock = clock;
    }

    /** For one unit, from its beginning to its end. */
    public RunMonitor forUnit() {
        return UploadYield.by(yield, gate, guard).and(freeSpace.monitor(clock));
    }
}
