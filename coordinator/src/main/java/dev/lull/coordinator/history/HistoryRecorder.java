package dev.lull.coordinator.history;

import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.ledger.HistoryLedger;
import dev.lull.common.ledger.HistoryLedger.Ended;
import dev.lull.common.ledger.HistoryLedger.Recorded;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.lifecycle.Service;
import dev.lull.common.lifecycle.Unavailable;
import dev.lull.common.lifecycle.UnreadableEntry;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.role.RoleContext;
import dev.lull.common.task.HistoryEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the end of each file into the history, while its state is still there: first the record, then the sums. A
 * crash in between writes a record twice and counts once.
 */
public final class HistoryRecorder implements Service {

    private static final Logger log = LoggerFactory.getLogger(HistoryRecorder.class);

    private static final int TOGETHER = 200;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** After so long another coordinator goes on where this one died. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final HistoryLedger history;
    private final ConversionLedger conversions;
    private final TaskPublisher publisher;
    private final String coordinator;
    private final Clock clock;
    private final Consumer<HistoryEntry> recorded;
    private final Thread worker = new Thread(this::work, "history");
    private volatile EndListener listener = EndListener.NOBODY;
    private volatile Instant lastTurn;

    public HistoryRecorder(RoleContext context) {
        this(
                context.ledger().history(),
                context.ledger().conversions(),
                context.queue().publisher(),
                context.name(),
                context.clock(),
                new HistoryMeters(context.metrics().registry())::recorded);
    }

    /** @param recorded is told of each end that stands in the history */
    HistoryRecorder(
            HistoryLedger history,
            ConversionLedger conversions,
            TaskPublisher publisher,
            String coordinator,
            Clock clock,
            Consumer<HistoryEntry> recorded) {
        this.recorded = recorded;
        this.history = history;
        this.conversions = conversions;
        this.publisher = publisher;
        this.coordinator = coordinator;
        this.clock = clock;
        this.lastTurn = clock.instant();
    }

    /** Has somebody told of what ends; to be called before it is started. */
    public void tell(EndListener other) {
        listener = other;
    }

    /** Whether this coordinator is the one that writes the history now. */
    public boolean leads() {
        return history.hold(coordinator, LEASE);
    }

    @Override
    public void start() {
        worker.setDaemon(true);
        worker.start();
    }

    /** When it last looked for files that ended. */
    public Instant lastTurn() {
        return lastTurn;
    }

    private void work() {
        boolean answered = true;
        try {
            while (true) {
                lastTurn = clock.instant();
                try {
                    turn();
                    answered = true;
                } catch (Unavailable e) {
                    if (answered) {
                        log.warn("Redis or Kafka unavailable, the history waits: {}", e.getMessage());
                    }
                    answered = false;
                } catch (RuntimeException e) {
                    log.error("unexpected error in the history, retrying", e);
                }
                Thread.sleep(PAUSE.toMillis());
            }
        } catch (InterruptedException e) {
            log.debug("history stopped");
        }
    }

    /** Records all that ended. */
    void turn() {
        int recorded = TOGETHER;
        while (recorded == TOGETHER) {
            if (!leads()) {
                return;
            }
            lastTurn = clock.instant();
            recorded = record(history.ended(TOGETHER));
        }
        listener.turn();
    }

    private int record(List<Ended> ended) {
        if (ended.isEmpty()) {
            return 0;
        }
        List<Recorded> entries = new ArrayList<>();
        for (Ended each : ended) {
            entries.add(new Recorded(entry(each), each.moves()));
        }
        List<HistoryEntry> ends = entries.stream().map(Recorded::entry).toList();
        publisher.publish(ends);
        listener.ended(ends);
        history.record(entries);
        ends.forEach(recorded);
        return ended.size();
    }

    private HistoryEntry entry(Ended ended) {
        MediaFile file = ended.file();
        Optional<Conversion> conversion = file.plan() == null ? Optional.empty() : conversion(file.id());
        boolean uploaded = file.state() == MediaState.UPLOADED;
        long resultSize = file.convertedAt() == null
                ? file.size()
                : conversion
                        .flatMap(Conversion::result)
                        .map(UnitState.Done::bytes)
                        .orElse(0L);
        return new HistoryEntry(
                file.id(),
                file.submission(),
                file.name(),
                file.kind(),
                file.state(),
                file.reason(),
                file.result(),
                file.size(),
                uploaded ? resultSize : 0,
                file.plan(),
                file.segments(),
                conversion.map(Conversion::retryCount).orElse(0),
                file.lost(),
                file.ssim(),
                file.submittedAt(),
                conversion.map(Conversion::startedAt).orElse(null),
                file.convertedAt(),
                ended.at());
    }

    private Optional<Conversion> conversion(String id) {
        try {
            return conversions.find(id);
        } catch (UnreadableEntry foreign) {
            return Optional.empty();
        }
    }

    /** What has ended meanwhile is recorded by the next coordinator, or after the next start. */
    @Override
    public void close() {
        worker.interrupt();
        try {
            worker.join();
            turn();
            history.leave(coordinator);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.debug("history left to the next start: {}", e.getMessage());
        }
    }
}
