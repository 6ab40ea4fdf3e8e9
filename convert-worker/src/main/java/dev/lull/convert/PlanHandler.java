package dev.lull.convert;

import dev.lull.common.media.Failure;
import dev.lull.common.queue.TaskHandler;
import dev.lull.common.task.ConvertTask;
import dev.lull.convert.job.Ending;
import dev.lull.convert.job.HandOver;
import dev.lull.convert.job.Subject;
import dev.lull.convert.plan.Planning;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a deferred video, has it planned and publishes its units. */
final class PlanHandler implements TaskHandler<ConvertTask> {

    private static final Logger log = LoggerFactory.getLogger(PlanHandler.class);

    private final Planning planning;
    private final HandOver next;
    private final Ending ending;

    PlanHandler(Planning planning, HandOver next, Ending ending) {
        this.planning = planning;
        this.next = next;
        this.ending = ending;
    }

    @Override
    public void handle(ConvertTask task) throws Failure, InterruptedException {
        Optional<Subject> found = next.look(task.conversion());
        if (found.isEmpty()) {
            log.warn("the ledger does not know {}: nothing to convert", task.conversion());
            return;
        }
        Subject subject = found.get();
        boolean planned = subject.conversion().plan() != null;
        if (subject.conversion().status().ended()) {
            ending.after(subject, task);
        } else if (!subject.media().state().settled()) {
            next.afterPlan(planned ? subject : planning.plan(subject), task.attempt());
        }
    }

    @Override
    public void giveUp(ConvertTask task, Failure failure) {
        ending.fail(task.conversion(), task, failure);
    }
}
