package dev.lull.convert;

import dev.lull.common.media.Failure;
import dev.lull.common.queue.TaskHandler;
import dev.lull.common.task.ConvertTask;
import dev.lull.convert.analysis.UnreadableSource;
import dev.lull.convert.job.ConversionJob;
import dev.lull.convert.job.JobCompletion;
import dev.lull.convert.job.JobDispatch;
import dev.lull.convert.plan.PlanStep;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a deferred video, has it planned and publishes its units. */
final class PlanHandler implements TaskHandler<ConvertTask> {

    private static final Logger log = LoggerFactory.getLogger(PlanHandler.class);

    private final PlanStep planStep;
    private final UnreadableSources unreadable;
    private final JobDispatch dispatch;
    private final JobCompletion completion;

    PlanHandler(PlanStep planStep, UnreadableSources unreadable, JobDispatch dispatch, JobCompletion completion) {
        this.planStep = planStep;
        this.unreadable = unreadable;
        this.dispatch = dispatch;
        this.completion = completion;
    }

    @Override
    public void handle(ConvertTask task) throws Failure, InterruptedException {
        Optional<ConversionJob> found = dispatch.find(task.conversion());
        if (found.isEmpty()) {
            log.warn("video is not in the ledger, nothing to convert: {}", task.conversion());
            return;
        }
        ConversionJob job = found.get();
        boolean planned = job.conversion().plan() != null;
        if (job.conversion().status().ended()) {
            completion.after(job, task);
        } else if (!job.media().state().settled()) {
            dispatch.afterPlan(planned ? job : plan(job, task), task.attempt());
        }
    }

    private ConversionJob plan(ConversionJob job, ConvertTask task) throws Failure, InterruptedException {
        try {
            return planStep.plan(job);
        } catch (UnreadableSource e) {
            throw unreadable.passOn(job, task, e);
        }
    }

    @Override
    public void giveUp(ConvertTask task, Failure failure) {
        completion.fail(task.conversion(), task, failure);
    }
}
