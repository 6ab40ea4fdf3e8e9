package dev.lull.convert;

import dev.lull.common.media.Failure;
import dev.lull.common.queue.TaskHandler;
import dev.lull.common.task.ConvertTask;
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
    private final JobDispatch dispatch;
    private final JobCompletion completion;

    PlanHandler(PlanStep planStep, JobDispatch dispatch, JobCompletion completion) {
        this.planStep = planStep;
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
            dispatch.afterPlan(planned ? job : planStep.plan(job), task.attempt());
        }
    }

    @Override
    public void giveUp(ConvertTask task, Failure failure) {
        completion.fail(task.conversion(), task, failure);
    }
}
