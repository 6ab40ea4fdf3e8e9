package dev.lull.convert.gate;

import dev.lull.convert.ffmpeg.RunMonitor;
import java.time.Clock;

/** What every running unit obeys: it stands while the gate is shut, as its rule says, and while the disk is full. */
public final class UnitMonitors {

    private final GateYield.Rule rule;
    private final GateView gate;
    private final StarvationGuard guard;
    private final FreeSpaceGuard freeSpace;
    private final Clock clock;

    /**
     * Monitors for the units of a worker.
     *
     * @param rule how they give way
     */
    public UnitMonitors(
            GateYield.Rule rule, GateView gate, StarvationGuard guard, FreeSpaceGuard freeSpace, Clock clock) {
        this.rule = rule;
        this.gate = gate;
        this.guard = guard;
        this.freeSpace = freeSpace;
        this.clock = clock;
    }

    /** For one unit, from its beginning to its end. */
    public RunMonitor forUnit() {
        return new GateYield(rule, gate, guard, clock).and(freeSpace.monitor(clock));
    }
}
