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
    private final JobDispatch next;
    private final JobCompletion jobCompletion;

    PlanHandler(PlanStep planStep, JobDispatch next, JobCompletion jobCompletion) {
        this.planStep = planStep;
        this.next = next;
        this.jobCompletion = jobCompletion;
    }

    @Override
    public void handle(ConvertTask task) throws Failure, InterruptedException {
        Optional<ConversionJob> found = next.find(task.conversion());
        if (found.isEmpty()) {
            log.warn("the ledger does not know {}: nothing to convert", task.conversion());
            return;
        }
        ConversionJob conversionJob = found.get();
        boolean planned = conversionJob.conversion().plan() != null;
        if (conversionJob.conversion().status().ended()) {
            jobCompletion.after(conversionJob, task);
        } else if (!conversionJob.media().state().settled()) {
            next.afterPlan(planned ? conversionJob : planStep.plan(conversionJob), task.attempt());
        }
    }

    @Override
    public void giveUp(ConvertTask task, Failure failure) {
        jobCompletion.fail(task.conversion(), task, failure);
    }
}
