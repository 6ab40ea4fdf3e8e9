package dev.lull.convert;

import dev.lull.common.media.Failure;
import dev.lull.common.queue.TaskHandler;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.ConvertWork;
import dev.lull.common.task.UnitTask;

/** For loops that make units, and plan what is preferred. */
record WorkHandler(TaskHandler<ConvertTask> plans, TaskHandler<UnitTask> units) implements TaskHandler<ConvertWork> {

    @Override
    public void handle(ConvertWork work) throws Failure, InterruptedException {
        if (work instanceof ConvertTask conversion) {
            plans.handle(conversion);
        } else if (work instanceof UnitTask unit) {
            units.handle(unit);
        }
    }

    @Override
    public void giveUp(ConvertWork work, Failure failure) {
        if (work instanceof ConvertTask conversion) {
            plans.giveUp(conversion, failure);
        } else if (work instanceof UnitTask unit) {
            units.giveUp(unit, failure);
        }
    }
}
