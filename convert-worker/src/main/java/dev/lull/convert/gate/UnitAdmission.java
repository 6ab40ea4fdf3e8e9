package dev.lull.convert.gate;

import java.time.Clock;

/** Admission for units: each fills the disk while it is made. */
public final class UnitAdmission extends GatedAdmission {

    private final FreeSpaceGuard freeSpace;

    public UnitAdmission(GateView gate, StarvationGuard guard, FreeSpaceGuard freeSpace, Clock clock) {
        super(gate, guard, clock);
        this.freeSpace = freeSpace;
    }

    @Override
    boolean hasUseForWork() {
        return freeSpace.hasRoom();
    }

    @Override
    boolean isExempt(StarvationGuard guard) {
        return guard.exemptNext();
    }
}
