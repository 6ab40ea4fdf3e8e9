package dev.lull.convert.gate;

import java.time.Clock;

/** Admission for planning: another video is planned when this worker's unit loops would run out of units. */
public final class PlanAdmission extends GatedAdmission {

    private final UnitDemand demand;

    public PlanAdmission(GateView gate, StarvationGuard guard, UnitDemand demand, Clock clock) {
        super(gate, guard, clock);
        this.demand = demand;
    }

    @Override
    boolean hasUseForWork() {
        return demand.needsMore();
    }

    /** Planning leaves the exemption to the unit that it is for. */
    @Override
    boolean isExempt(StarvationGuard guard) {
        return guard.due();
    }
}
