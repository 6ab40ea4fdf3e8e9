package dev.lull.common.gate;

import dev.lull.common.queue.GateReason;
import dev.lull.common.queue.GateState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Outside the windows of a schedule. */
final class ScheduleCondition implements GateCondition {

    private final Schedule schedule;
    private final ZoneId zone;
    private final Clock clock;
    private final Instant started;

    /** Until which moment {@link #known} holds. */
    private Instant validUntil = Instant.MIN;

    private Optional<GateReason> known = Optional.empty();

    ScheduleCondition(Schedule schedule, ZoneId zone, Clock clock) {
        this.schedule = schedule;
        this.zone = zone;
        this.clock = clock;
        this.started = clock.instant();
    }

    @Override
    public synchronized Optional<GateReason> reason(Duration oldest) {
        Instant now = clock.instant();
        if (!now.isBefore(validUntil)) {
            known = reasonAt(now);
        }
        return known;
    }

    private Optional<GateReason> reasonAt(Instant now) {
        Optional<Instant> open = schedule.openUntil(now, zone);
        if (open.isPresent()) {
            validUntil = open.get();
            return Optional.empty();
        }
        Instant opens = schedule.opensAt(now, zone).orElseThrow();
        validUntil = opens;
        return Optional.of(new GateReason(
                GateState.CLOSED_SCHEDULE,
                "outside of gate.schedule",
                schedule.shutSince(now, zone).orElse(started),
                opens,
                GateReason.Course.AS_SET,
                true));
    }
}
