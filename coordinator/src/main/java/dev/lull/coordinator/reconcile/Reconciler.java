package dev.lull.coordinator.reconcile;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.ledger.Submission;
import dev.lull.common.lifecycle.Service;
import dev.lull.common.lifecycle.Unavailable;
import dev.lull.common.queue.TaskQueue;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks over the ledger, at the start and then again and again: work that is not done, that nobody holds and that the
 * queue no longer knows is published again, and submissions whose last file has arrived are settled. Publishing
 * something twice is harmless; losing it is not.
 */
public final class Reconciler implements Service {

    /** How often an ordinary process looks. */
    public static final Duration INTERVAL = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

    private final Ledger ledger;
    private final LostConversions conversions;
    private final LostUploads uploads;
    private final Duration interval;
    private final Clock clock;
    private final ScheduledExecutorService rounds =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "reconciler"));

    /**
     * Writes events as {@code name}.
     *
     * @param interval between two rounds, and how long a thing must have been untouched to be taken for lost
     */
    public Reconciler(Ledger ledger, TaskQueue queue, String name, Duration interval, Clock clock) {
        MediaJournal journal = new MediaJournal(ledger.media(), queue.publisher(), name, clock);
        this.ledger = ledger;
        this.conversions = new LostConversions(ledger, queue, journal, interval, clock);
        this.uploads = new LostUploads(ledger, queue);
        this.interval = interval;
        this.clock = clock;
    }

    @Override
    public void start() {
        ScheduledFuture<?> unused =
                rounds.scheduleWithFixedDelay(this::round, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One look; what does not answer is looked at again in the next round. */
    void round() {
        try {
            conversions.recover();
            uploads.recover();
            for (Submission submission : ledger.submissions().unsettled()) {
                ledger.submissions().settleIfDone(submission.id(), clock.instant());
            }
        } catch (Unavailable e) {
            log.debug("not reconciled this time: {}", e.getMessage());
        } catch (RuntimeException e) {
            log.error("reconciling failed, trying again in {} s", interval.toSeconds(), e);
        }
    }

    @Override
    public void stopIntake() {
        rounds.shutdown();
    }

    @Override
    public void close() {
        rounds.shutdownNow();
        try {
            rounds.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
