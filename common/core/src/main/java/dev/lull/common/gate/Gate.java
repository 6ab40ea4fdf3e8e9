package dev.lull.common.gate;

import dev.lull.common.ledger.PauseLedger;
import dev.lull.common.queue.GateReading;
import dev.lull.common.queue.GateReason;
import dev.lull.common.queue.UploadGate;
import dev.lull.common.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
    private volatile Map<GateCondition, GateReason> others = Map.of();

    public Gate(UploadGate uploads, List<GateCondition> conditions) {
        this.uploads = uploads;
        this.conditions = List.copyOf(conditions);
    }

    /** The gate of a process, with the conditions that its settings ask for. */
    public static Gate of(UploadGate uploads, PauseLedger pauses, Settings settings, Clock clock) {
        return new Gate(uploads, GateConditions.of(settings, pauses, clock));
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
        return uploads.last().with(List.copyOf(others.values()));
    }

    private synchronized List<GateReason> othersNow(Duration oldest) {
        Map<GateCondition, GateReason> now = new LinkedHashMap<>();
        for (GateCondition condition : conditions) {
            condition.reason(oldest).ifPresent(reason -> now.put(condition, reason));
            tell(others.get(condition), now.get(condition));
        }
        others = Collections.unmodifiableMap(now);
        return List.copyOf(now.values());
    }

    /** Not each change of words: those of a probe may change whenever it is asked. */
    private static void tell(@Nullable GateReason before, @Nullable GateReason now) {
        if (before == null && now != null) {
            log.info("gate shut by: {}", now);
        } else if (before != null && now == null) {
            log.info("gate no longer shut by: {}", before);
        }
    }

    @Override
    public void close() {
        conditions.forEach(GateCondition::close);
    }
}
