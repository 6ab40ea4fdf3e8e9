package dev.lull.coordinator.reconcile;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.lifecycle.Service;
import dev.lull.common.lifecycle.Unavailable;
import dev.lull.common.media.MediaFile;
import dev.lull.common.original.SourceDisposal;
import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.queue.TaskQueue;
import dev.lull.common.role.RoleContext;
import dev.lull.coordinator.intake.WaitingFiles;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the ledger, at the start and then again and again: work that is not done, that no worker holds and that is in
 * no queue is published again, files whose original vanished are quarantined, copies follow the file they wait for,
 * submissions whose last file has settled follow, their counts made anew, the store is swept, and what is done leaves
 * the queue. Several may run at the same time. Publishing something twice is harmless; losing it is not.
 */
public final class Reconciler implements Service {

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);
    private static final int FINISHING_SECONDS = 10;

    private final Ledger ledger;
    private final TaskQueue queue;
    private final MissingSources missingSources;
    private final IncompleteConversions conversions;
    private final StuckFiles files;
    private final LostUploads uploads;
    private final EndedOwners endedOwners;
    private final UnsettledSubmissions submissions;
    private final StoreCleaner storeCleaner;
    private final ReconcileSchedule reconcileSchedule;
    private final Clock clock;
    private volatile Instant lastRound;
    private final ScheduledExecutorService rounds =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "reconciler"));

    /**
     * The reconciler of a coordinator.
     *
     * @param secondIntake takes in, in the background, files that no intake reads
     * @param cancelled cancels all files of a submission, again
     */
    public Reconciler(
            RoleContext context,
            Consumer<MediaFile> secondIntake,
            Consumer<String> cancelled,
            ReconcileSchedule reconcileSchedule) {
        this.ledger = context.ledger();
        this.queue = context.queue();
        this.clock = context.clock();
        this.lastRound = clock.instant();
        this.reconcileSchedule = reconcileSchedule;
        TaskPublisher publisher = queue.publisher();
        MediaJournal journal = new MediaJournal(ledger.media(), publisher, context.name(), clock);
        this.missingSources = new MissingSources(context.sources(), ledger, journal);
        TaskPublisher republisher =
                new CountedRepublisher(publisher, context.metrics().registry());
        this.conversions = new IncompleteConversions(ledger, republisher, missingSources, reconcileSchedule.quiet());
        this.files = new StuckFiles(ledger, publisher, journal, secondIntake, reconcileSchedule.quiet());
        this.uploads = new LostUploads(ledger, republisher, missingSources, reconcileSchedule.quiet());
        WaitingFiles waitingFiles = new WaitingFiles(
                ledger, context.sources(), journal, new SourceDisposal(ledger.media(), context.settings()), clock);
        this.endedOwners = new EndedOwners(ledger.media(), waitingFiles, secondIntake);
        this.submissions = new UnsettledSubmissions(ledger.submissions(), cancelled, clock);
        this.storeCleaner = new StoreCleaner(
                ledger, context.store(), reconcileSchedule.quiet(), reconcileSchedule.litterAge(), clock);
    }

    @Override
    public void start() {
        ScheduledFuture<?> unused = rounds.scheduleWithFixedDelay(
                this::round, 0, reconcileSchedule.interval().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Looks after what waits for this file, which has ended, without waiting for the next round. */
    public void ownerEnded(String media) {
        try {
            rounds.execute(() -> follow(media));
        } catch (RejectedExecutionException stopping) {
            log.debug("{} is left to the next start", media);
        }
    }

    private void follow(String owner) {
        try {
            endedOwners.recover(owner, new Dispatched(ledger.submissions()));
        } catch (Unavailable e) {
            log.debug("left to the next round: {}", e.getMessage());
        }
    }

    /** One look; what does not answer is looked at again in the next round. */
    void round() {
        try {
            QueueSnapshot queueSnapshot = new QueueSnapshot(queue.queuedTasks());
            Dispatched dispatched = new Dispatched(ledger.submissions());
            missingSources.beginRound();
            submissions.repair();
            Set<String> converting = conversions.recover(queueSnapshot);
            files.recover(converting, dispatched);
            uploads.recover(queueSnapshot, dispatched);
            endedOwners.recover(dispatched);
            submissions.settle();
            storeCleaner.sweep();
            queue.trim();
        } catch (Unavailable e) {
            log.debug("not reconciled this time: {}", e.getMessage());
        } catch (RuntimeException e) {
            log.error(
                    "reconciling failed, retrying in {} s",
                    reconcileSchedule.interval().toSeconds(),
                    e);
        }
        lastRound = clock.instant();
    }

    /** When the last round ended, well or not. */
    public Instant lastRound() {
        return lastRound;
    }

    @Override
    public void stopIntake() {
        rounds.shutdown();
    }

    @Override
    public void close() {
        rounds.shutdown();
        try {
            // a round is short; cut off in its middle, the queue's clients would make a noise
            if (!rounds.awaitTermination(FINISHING_SECONDS, TimeUnit.SECONDS)) {
                rounds.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
