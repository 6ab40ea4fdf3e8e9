package dev.lull.coordinator.reconcile;

import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.ledger.SeparateEntries;
import dev.lull.common.ledger.TransitionResult;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.store.ArchivedSource;
import dev.lull.coordinator.dispatch.NextTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files whose conversion ended, or was never opened, without their state following: a process died between two steps.
 * And files that were not read although their submission was read to its end.
 */
final class StuckFiles {

    private static final Logger log = LoggerFactory.getLogger(StuckFiles.class);
    private static final int PAGE = 500;

    private final Ledger ledger;
    private final TaskPublisher publisher;
    private final MediaJournal journal;
    private final Consumer<MediaFile> secondIntake;
    private final Duration quiet;

    StuckFiles(
            Ledger ledger,
            TaskPublisher publisher,
            MediaJournal journal,
            Consumer<MediaFile> secondIntake,
            Duration quiet) {
        this.ledger = ledger;
        this.publisher = publisher;
        this.journal = journal;
        this.secondIntake = secondIntake;
        this.quiet = quiet;
    }

    /**
     * Sets them afloat.
     *
     * @param converting the conversions that are incomplete: their files are where they belong
     */
    void recover(Set<String> converting, Dispatched dispatched) {
        SeparateEntries.forEach(ledger.media().inState(MediaState.SUBMITTED, 0, PAGE), file -> {
            if (dispatched.is(file) && !isBeingUnpacked(file)) {
                secondIntake.accept(file);
            }
        });
        Instant now = ledger.now();
        for (MediaState state : List.of(MediaState.DEFERRED, MediaState.CONVERTING)) {
            int offset = 0;
            List<MediaFile> page;
            do {
                page = ledger.media().inState(state, offset, PAGE);
                offset += page.size();
                SeparateEntries.forEach(page, file -> {
                    if (!converting.contains(file.id()) && dispatched.is(file)) {
                        follow(file, now);
                    }
                });
            } while (page.size() == PAGE);
        }
    }

    /** Who unpacks the archive comes to it, and it may not be in the store before. */
    private boolean isBeingUnpacked(MediaFile file) {
        return ArchivedSource.isOne(file.source())
                && ledger.media()
                        .find(ArchivedSource.of(file.source()).archive())
                        .filter(archive -> !archive.state().settled())
                        .isPresent();
    }

    private void follow(MediaFile file, Instant now) {
        Optional<Conversion> found = ledger.conversions().find(file.id());
        if (found.isEmpty()) {
            log.info(
                    "conversion missing, opening a new one: {} ({})",
                    file.name(),
                    file.state().wireName());
            ledger.conversions().open(file.id(), file.source());
            return;
        }
        Conversion conversion = found.get();
        if (conversion.lastUpdated().plus(quiet).isAfter(now)) {
            return;
        }
        switch (conversion.status()) {
            case COMPLETED -> passOn(file, conversion);
            case FAILED -> {
                String error = conversion.error();
                journal.move(
                        file,
                        StateChange.to(MediaState.QUARANTINED)
                                .because(error == null ? "its conversion failed" : error));
            }
            case CANCELLED -> journal.move(file, StateChange.to(MediaState.CANCELLED));
            case PENDING, IN_PROGRESS -> log.debug("{} is being converted again", file.name());
        }
    }

    private void passOn(MediaFile file, Conversion conversion) {
        if (journal.move(file, conversion.converted(conversion.lastUpdated())) != TransitionResult.REFUSED) {
            log.info("converted file published for upload: {}", file.name());
            ledger.media()
                    .find(file.id())
                    .flatMap(converted -> NextTask.of(converted, ledger.conversions(), 2))
                    .ifPresent(publisher::publish);
        }
    }
}
