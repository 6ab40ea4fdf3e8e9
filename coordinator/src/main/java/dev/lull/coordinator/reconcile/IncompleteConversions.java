package dev.lull.coordinator.reconcile;

import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.Republication;
import dev.lull.common.ledger.SeparateEntries;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.task.Task;
import dev.lull.common.task.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Conversions that stand still: no worker holds a unit of theirs, and no queue has a record of it. The queue drops a
 * record that was handed out too often without telling, so this also happens while all workers live.
 */
final class IncompleteConversions {

    private static final Logger log = LoggerFactory.getLogger(IncompleteConversions.class);
    private static final int PAGE = 500;

    private final Ledger ledger;
    private final TaskPublisher publisher;
    private final MissingSources missingSources;
    private final Duration quiet;
    private boolean counted;

    IncompleteConversions(Ledger ledger, TaskPublisher publisher, MissingSources missingSources, Duration quiet) {
        this.ledger = ledger;
        this.publisher = publisher;
        this.missingSources = missingSources;
        this.quiet = quiet;
    }

    /** Takes up what stands still; returns the ids of all that are incomplete. */
    Set<String> recover(QueueSnapshot queueSnapshot) {
        count();
        Instant now = ledger.now();
        Set<String> incomplete = new HashSet<>();
        List<Conversion> page;
        int offset = 0;
        do {
            page = ledger.conversions().incomplete(offset, PAGE);
            offset += page.size();
            SeparateEntries.forEach(page, conversion -> {
                incomplete.add(conversion.id());
                repair(conversion, queueSnapshot, now);
            });
        } while (page.size() == PAGE);
        return incomplete;
    }

    private void count() {
        if (counted) {
            return;
        }
        int found = 0;
        int read;
        do {
            read = ledger.conversions().incomplete(found, PAGE).size();
            found += read;
        } while (read == PAGE);
        if (found > 0) {
            log.info("found {} incomplete {}", found, found == 1 ? "conversion" : "conversions");
        }
        counted = true;
    }

    private void repair(Conversion conversion, QueueSnapshot queueSnapshot, Instant now) {
        Optional<MediaFile> file = ledger.media().find(conversion.id());
        if (file.isEmpty() || file.get().state().settled()) {
            if (longAgo(conversion, now)) {
                end(conversion, file.map(MediaFile::state).orElse(MediaState.QUARANTINED));
            }
        } else if (file.get().state() != MediaState.SUBMITTED
                && (held(conversion, now) || missingSources.present(file.get()))) {
            publishAgain(conversion, file.get(), queueSnapshot);
        }
    }

    private boolean longAgo(Conversion conversion, Instant now) {
        return conversion.lastUpdated().plus(quiet).isBefore(now);
    }

    private void end(Conversion conversion, MediaState state) {
        if (state == MediaState.CANCELLED) {
            ledger.conversions().cancel(conversion.id());
        } else {
            ledger.conversions().fail(conversion.id(), "its file was settled without it");
        }
    }

    private boolean held(Conversion conversion, Instant now) {
        return conversion.units().values().stream()
                .anyMatch(state -> state instanceof UnitState.Running running
                        && running.expires().plus(quiet).isAfter(now));
    }

    private void publishAgain(Conversion conversion, MediaFile file, QueueSnapshot queueSnapshot) {
        if (queueSnapshot.planning(conversion.id())) {
            return;
        }
        List<Unit> lost = unfinished(conversion).stream()
                .filter(unit -> !queueSnapshot.unit(conversion.id(), unit))
                .toList();
        if (conversion.plan() != null && lost.isEmpty()) {
            return;
        }
        ledger.conversions().publishAgain(conversion.id(), lost, quiet).ifPresent(granted -> {
            publisher.publish(tasks(conversion, file, granted));
            log.info("resumed conversion of {} (from {} %)", file.name(), Math.round(conversion.progress()));
        });
    }

    /** What may be worked on now; nothing as long as there is no plan. */
    private static List<Unit> unfinished(Conversion conversion) {
        return conversion.readyToAssemble() ? List.of(Unit.ASSEMBLE) : conversion.unfinished();
    }

    private static List<? extends Task> tasks(Conversion conversion, MediaFile file, Republication granted) {
        return granted.units().isEmpty()
                ? List.of(conversion.task(file.submission(), granted.attempt()))
                : granted.units().stream()
                        .map(unit -> conversion.task(unit, granted.attempt()))
                        .toList();
    }
}
