package dev.lull.convert.job;

import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.ledger.ConversionStatus;
import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.store.MediaStore;
import dev.lull.common.task.DeadLetter;
import dev.lull.common.task.Task;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a conversion: the result goes on to its upload, or the original, untouched, into quarantine; either way
 * the work files go. Like every step it may be done again.
 */
public final class JobCompletion {

    private static final Logger log = LoggerFactory.getLogger(JobCompletion.class);

    private final ConversionLedger conversions;
    private final JobDispatch dispatch;
    private final MediaJournal journal;
    private final TaskPublisher publisher;
    private final MediaStore store;
    private final String worker;
    private final Clock clock;

    public JobCompletion(
            ConversionLedger conversions,
            JobDispatch dispatch,
            MediaJournal journal,
            TaskPublisher publisher,
            MediaStore store,
            String worker,
            Clock clock) {
        this.conversions = conversions;
        this.dispatch = dispatch;
        this.journal = journal;
        this.publisher = publisher;
        this.store = store;
        this.worker = worker;
        this.clock = clock;
    }

    /** Ends the conversion without a result. */
    public void fail(String id, Task task, Failure failure) {
        conversions.fail(id, failure.reason());
        dispatch.find(id).ifPresent(job -> after(job, task));
    }

    /** Does what follows the end that the ledger knows of. */
    public void after(ConversionJob job, Task task) {
        if (!job.media().state().settled()) {
            switch (job.conversion().status()) {
                case COMPLETED -> upload(job);
                case FAILED -> quarantine(job, task);
                case CANCELLED -> journal.move(job.media(), StateChange.to(MediaState.CANCELLED));
                case PENDING, IN_PROGRESS -> throw new IllegalStateException(job + " has not ended");
            }
        }
        if (job.conversion().status() != ConversionStatus.FAILED) {
            // a retry goes on from its finished units; the reconciler sweeps them after a while
            clean(job);
        }
    }

    private void upload(ConversionJob job) {
        journal.move(job.media(), job.conversion().converted(clock.instant()));
        publisher.publish(new UploadTask(UploadPriority.CONVERTED, job.media().submission(), List.of(job.id()), 1));
    }

    private void quarantine(ConversionJob job, Task task) {
        String error = job.conversion().error();
        String reason = error == null ? "the conversion failed" : error;
        log.warn("conversion failed, file quarantined: {}: {}", job, reason);
        publisher.publish(new DeadLetter(
                task.topic().topicName(),
                task.key(),
                task.toString(),
                reason,
                worker,
                task.attempt(),
                clock.instant()));
        journal.move(job.media(), StateChange.to(MediaState.QUARANTINED).because(reason));
    }

    private void clean(ConversionJob job) {
        try {
            store.delete(new ConversionFiles(job.id()).folder());
        } catch (IOException e) {
            log.warn("work files not deleted: {}: {}", job, e.toString());
        }
    }
}
