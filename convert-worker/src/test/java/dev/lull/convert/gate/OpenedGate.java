package dev.lull.convert.gate;

import dev.lull.common.queue.UploadGate;
import dev.lull.common.queue.UploadLag;
import dev.lull.common.testing.TickingClock;
import java.time.Duration;

/** A gate that stands open until a test has uploads wait. */
final class OpenedGate {

    static final Duration INTERVAL = Duration.ofMillis(500);
    static final Duration MAX_WAIT = Duration.ofHours(1);

    final TickingClock clock = new TickingClock();
    private long waiting;
    final UploadGate gate = new UploadGate(() -> new UploadLag.Reading(waiting, 1, 0), MAX_WAIT, clock);
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
        gate.check();
        later(UploadGate.SETTLE_TIME);
    }

    /** Uploads have waited for longer than deferred work has to. */
    void overdue() {
        uploadsWait();
        later(MAX_WAIT.plusMillis(1));
    }

    void later(Duration time) {
        clock.tick(time);
        gate.check();
    }
}
