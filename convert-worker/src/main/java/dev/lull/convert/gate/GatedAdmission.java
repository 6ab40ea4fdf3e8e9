package dev.lull.convert.gate;

import dev.lull.common.queue.Admission;
import dev.lull.common.queue.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Whether deferred work may be taken: while no upload waits, or once the gate has been shut for too long. */
public abstract class GatedAdmission implements Admission {

    /** One reading holds for all loops that start a task at the same moment. */
    private static final Duration SAME_MOMENT = Duration.ofMillis(100);

    /**
     * How long an open gate is taken to be open by loops that only wait for a task: what comes is not begun before the
     * gate has been read again. It bounds for how long they stay where they might lock a task at a shut gate.
     */
    private static final Duration STILL_OPEN = Duration.ofSeconds(5);

    private static final int REMEMBERED = 8;

    private final GateView gate;
    private final GateView gateLately;
    private final GateView gateNow;
    private final StarvationGuard guard;
    private final Clock clock;
    private final Deque<Refusal> refusals = new ArrayDeque<>();
    private Instant refusedUntil = Instant.MIN;

    GatedAdmission(GateView gate, StarvationGuard guard, Clock clock) {
        this.gate = gate;
        this.gateLately = gate.maxAge(STILL_OPEN);
        this.gateNow = gate.maxAge(SAME_MOMENT);
        this.guard = guard;
        this.clock = clock;
    }

    @Override
    public final boolean mayPoll() {
        return noted(gateLately.isOpen() || gate.isOpen() || guard.due()) && wantsWork();
    }

    /** A gate that is known to be shut is not read more often than polling needs. */
    @Override
    public final boolean mayStart() {
        return noted((gate.isOpen() && gateNow.isOpen()) || isExempt(guard));
    }

    @Override
    public final List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    /** What it says, and remembers when it began to refuse and when it no longer did. */
    private boolean noted(boolean admitted) {
        Refusal last = refusals.peekLast();
        boolean refused = last != null && last.until() == null;
        if (admitted && refused) {
            refusals.removeLast();
            refusals.add(last.endedAt(clock.instant()));
        } else if (!admitted && !refused) {
            refusals.add(Refusal.from(clock.instant(), gate.gate().last()));
            if (refusals.size() > REMEMBERED) {
                refusals.remove();
            }
        }
        return admitted;
    }

    /** A refusal holds as long as a reading of the gate: asking costs the broker. */
    private boolean wantsWork() {
        Instant now = clock.instant();
        if (now.isBefore(refusedUntil)) {
            return false;
        }
        boolean wanted = hasUseForWork();
        if (!wanted) {
            refusedUntil = now.plus(gate.maxAge());
        }
        return wanted;
    }

    /** What else must hold before work is taken. */
    abstract boolean hasUseForWork();

    /** Asked right before a task starts at a shut gate. */
    abstract boolean isExempt(StarvationGuard guard);
}
