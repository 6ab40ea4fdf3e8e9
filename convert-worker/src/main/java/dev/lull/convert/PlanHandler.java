package dev.lull.convert;

import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.lifecycle.UntilAvailable;
import dev.lull.common.media.Failure;
import dev.lull.common.queue.TaskHandler;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.trace.Traces;
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

    private final Isolation isolation;
    private final ConversionLedger conversions;
    private final PlanStep planStep;
    private final UnreadableSources unreadable;
    private final JobDispatch dispatch;
    private final JobCompletion completion;
    private final UntilAvailable untilAvailable;
    private final int maxDeaths;
    private final Traces traces;

    /**
     * A handler.
     *
     * @param maxDeaths how often workers may die at the plan of a video before it is given up
     */
    PlanHandler(
            Isolation isolation,
            ConversionLedger conversions,
            PlanStep planStep,
            UnreadableSources unreadable,
            JobDispatch dispatch,
            JobCompletion completion,
            UntilAvailable untilAvailable,
            int maxDeaths,
            Traces traces) {
        this.isolation = isolation;
        this.conversions = conversions;
        this.planStep = planStep;
        this.unreadable = unreadable;
        this.dispatch = dispatch;
        this.completion = completion;
        this.untilAvailable = untilAvailable;
        this.maxDeaths = maxDeaths;
        this.traces = traces;
    }

    @Override
    public void handle(ConvertTask task) throws Failure, InterruptedException {
        Optional<ConversionJob> found = dispatch.find(task.conversion());
        if (found.isEmpty()) {
            throw new Failure.NotInLedger("the video is not in the ledger: " + task.conversion());
        }
        ConversionJob job = found.get();
        boolean planned = job.conversion().plan() != null;
        if (job.conversion().status().ended()) {
            completion.after(job, task);
        } else if (!job.media().state().settled()) {
            if (planned) {
                dispatch.afterPlan(job, task.attempt());
            } else {
                planAndDispatch(job, task);
            }
        }
    }

    private void planAndDispatch(ConversionJob job, ConvertTask task) throws Failure, InterruptedException {
        traces.begin(job.id(), "plan").set("lull.attempt", task.attempt()).run(() -> {
            dispatch.afterPlan(plan(job, task), task.attempt());
            return true;
        });
    }

    private ConversionJob plan(ConversionJob job, ConvertTask task) throws Failure, InterruptedException {
        Optional<ConversionJob> planned = isolation.beside(() -> plan(job, task, false));
        return planned.isPresent()
                ? planned.get()
                : isolation.alone(() -> plan(job, task, true)).orElseThrow();
    }

    /** Empty when it is better done alone. */
    private Optional<ConversionJob> plan(ConversionJob job, ConvertTask task, boolean alone)
            throws Failure, InterruptedException {
        int deaths = conversions.beginPlan(job.id());
        Traces.current().set("lull.deaths", deaths);
        try {
            if (deaths >= maxDeaths) {
                throw Isolation.deadly(deaths, "its plan");
            }
            if (Isolation.isAdvised(deaths) && !alone) {
                log.warn("workers died at this plan, it is made alone: {}: {}", job, deaths);
                return Optional.empty();
            }
            return Optional.of(planStep.plan(job));
        } catch (UnreadableSource e) {
            throw unreadable.passOn(job, task, e);
        } finally {
            untilAvailable.run(() -> conversions.endPlan(job.id()));
        }
    }

    @Override
    public void giveUp(ConvertTask task, Failure failure) {
        completion.fail(task.conversion(), task, failure);
    }
}
