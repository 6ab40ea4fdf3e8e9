package dev.lull.convert.gate;

import dev.lull.common.role.TasksInHand;
import dev.lull.convert.ffmpeg.RunMonitor;
import java.time.Clock;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** What every running unit obeys: it stands while the gate is shut, as its rule says, and while the disk is full. */
public final class UnitMonitors {

    private final GateYield.Rule rule;
    private final GateView gate;
    private final StarvationGuard guard;
    private final FreeSpaceGuard freeSpace;
    private final TasksInHand tasks;
    private final Clock clock;

    /**
     * Monitors for the units of a worker.
     *
     * @param rule how they give way
     * @param tasks is told how they are
     */
    public UnitMonitors(
            GateYield.Rule rule,
            GateView gate,
            StarvationGuard guard,
            FreeSpaceGuard freeSpace,
            TasksInHand tasks,
            Clock clock) {
        this.rule = rule;
        this.gate = gate;
        this.guard = guard;
        this.freeSpace = freeSpace;
        this.tasks = tasks;
        this.clock = clock;
    }

    /**
     * For one unit, from its beginning to its end.
     *
     * @param part of the unit that is made, 0 to 1; empty where that is not known
     */
    public RunMonitor forUnit(Supplier<OptionalDouble> part) {
        return freeSpace.monitor(clock).and(forReading(part));
    }

    /** The same for programs that read for it: those need no space, and what is verified gives some back. */
    public RunMonitor forReading(Supplier<OptionalDouble> part) {
        return new GateYield(rule, gate, guard, clock).and(process -> tasks.progress(process.suspended(), part.get()));
    }
}
