package dev.lull.convert.gate;

import dev.lull.common.gate.Gate;
import dev.lull.common.queue.GateReason;
import dev.lull.common.queue.GateState;
import dev.lull.common.queue.UploadGate;
import dev.lull.common.queue.UploadLag;
import dev.lull.common.testing.TickingClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A gate that stands open until a test has uploads wait. */
final class OpenedGate {

    static final Duration INTERVAL = Duration.ofMillis(500);
    static final Duration MAX_WAIT = Duration.ofHours(1);

    final TickingClock clock = new TickingClock();
    private long waiting;
    private @Nullable GateReason other;
    private final UploadGate uploads = new UploadGate(() -> new UploadLag.Reading(waiting, 1, 0), MAX_WAIT, clock);
    final Gate gate = new Gate(uploads, List.of(oldest -> Optional.ofNullable(other)));
    final StarvationGuard guard = new StarvationGuard(gate, MAX_WAIT, clock);
    final GateView view = new GateView(gate, INTERVAL);

    OpenedGate() {
        open();
    }

    void uploadsWait() {
        waiting = 1;
        later(INTERVAL);
    }

    void open() {
        waiting = 0;
        gate.reading(Duration.ZERO);
        later(UploadGate.SETTLE_TIME);
    }

    /** Something beside uploads keeps it shut from now on. */
    void shutBy(GateReason.Course course, boolean here) {
        other = new GateReason(GateState.CLOSED_PROBE, "plex: 1 stream", clock.instant(), null, course, here);
        later(INTERVAL);
    }

    void shutByNothing() {
        other = null;
        later(INTERVAL);
    }

    /** Uploads have waited for longer than deferred work has to. */
    void overdue() {
        uploadsWait();
        later(MAX_WAIT.plusMillis(1));
    }

    void later(Duration time) {
        clock.tick(time);
        gate.reading(Duration.ZERO);
    }
}
