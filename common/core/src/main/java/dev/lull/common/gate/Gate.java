package dev.lull.common.gate;

import dev.lull.common.queue.GateReading;
import dev.lull.common.queue.GateReason;
import dev.lull.common.queue.UploadGate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gate in front of deferred work: open while no upload waits and no other reason holds. One of a process, as those
 * who ask share its readings.
 */
public final class Gate implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Gate.class);

    private final UploadGate uploads;
    private final List<GateCondition> conditions;
    private volatile List<GateReason> others = List.of();

    public Gate(UploadGate uploads, List<GateCondition> conditions) {
        this.uploads = uploads;
        this.conditions = List.copyOf(conditions);
    }

    /**
     * The last reading if it is recent enough; otherwise reads now.
     *
     * @param oldest greatest age accepted
     */
    public GateReading reading(Duration oldest) {
        return uploads.reading(oldest).with(othersNow(oldest));
    }

    /** The same, with the last that is known of the uploads, however old: for who does not yield to them. */
    public GateReading readingOfOthers(Duration oldest) {
        return uploads.last().with(othersNow(oldest));
    }

    /** The last reading, however old, without waiting for one under way. */
    public GateReading last() {
        return uploads.last().with(others);
    }

    private synchronized List<GateReason> othersNow(Duration oldest) {
        List<GateReason> now = new ArrayList<>();
        conditions.forEach(condition -> condition.reason(oldest).ifPresent(now::add));
        tell(others, now);
        others = List.copyOf(now);
        return others;
    }

    private static void tell(List<GateReason> before, List<GateReason> now) {
        now.stream().filter(reason -> !before.contains(reason)).forEach(reason -> log.info("gate shut by: {}", reason));
        before.stream()
                .filter(reason -> now.stream().noneMatch(same -> same.state() == reason.state()))
                .forEach(reason -> log.info("gate no longer shut by: {}", reason));
    }

    @Override
    public void close() {
        conditions.forEach(GateCondition::close);
    }
}
