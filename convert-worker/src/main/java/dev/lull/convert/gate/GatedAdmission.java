package dev.lull.convert.gate;

import dev.lull.common.queue.Admission;
import dev.lull.common.queue.UploadGate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Leave for deferred work: while the gate is open, or the guard lets one unit through it. */
public final class GatedAdmission implements Admission {

    /** What one look tells holds for all loops that begin a task at the same time. */
    private static final Duration AT_ONCE = Duration.ofMillis(100);

    private final UploadGate gate;
    private final Duration interval;
    private final BooleanSupplier overdue;
    private final BooleanSupplier letThrough;
    private final BooleanSupplier room;
    private final Clock clock;
    private Instant notBefore = Instant.MIN;

    /**
     * Leave by this gate.
     *
     * @param interval greatest age of a look at the gate that leave to poll may rest on; how long a refusal by
     *     {@code room} holds
     * @param overdue whether something may be let through a shut gate
     * @param letThrough asked right before a task begins at a shut gate; whether it is the one
     * @param room what else must be so before work is taken
     */
    public GatedAdmission(
            UploadGate gate,
            Duration interval,
            BooleanSupplier overdue,
            BooleanSupplier letThrough,
            BooleanSupplier room,
            Clock clock) {
        this.gate = gate;
        this.interval = interval;
        this.overdue = overdue;
        this.letThrough = letThrough;
        this.room = room;
        this.clock = clock;
    }

    @Override
    public boolean mayPoll() {
        return (gate.reading(interval).open() || overdue.getAsBoolean()) && hasRoom();
    }

    /** At a gate that is known to be shut there is no need to look more often than the interval. */
    @Override
    public boolean mayStart() {
        return (gate.reading(interval).open() && gate.reading(AT_ONCE).open()) || letThrough.getAsBoolean();
    }

    /** A refusal holds for a while: asking costs the broker. */
    private boolean hasRoom() {
        if (clock.instant().isBefore(notBefore)) {
            return false;
        }
        boolean granted = room.getAsBoolean();
        if (!granted) {
            notBefore = clock.instant().plus(interval);
        }
        return granted;
    }
}
