package dev.lull.common.role;

import dev.lull.common.ledger.HeldTask;
import dev.lull.common.media.Failure;
import dev.lull.common.queue.TaskHandler;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.Task;
import dev.lull.common.task.UnitTask;
import dev.lull.common.task.UploadTask;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

/** What the handlers of a worker are at, each on a thread of its own; for people. */
public final class TasksInHand {

    /** As many are told; no worker has more threads that work. */
    static final int MOST = 64;

    private final Clock clock;
    private final Map<Thread, HeldTask> byThread = new ConcurrentHashMap<>();

    /** None yet. */
    public TasksInHand(Clock clock) {
        this.clock = clock;
    }

    /** The same handler, whose tasks are known while it is at them. */
    public <T extends Task> TaskHandler<T> of(TaskHandler<T> handler) {
        return new TaskHandler<>() {
            @Override
            public void handle(T task) throws Failure, InterruptedException {
                byThread.put(Thread.currentThread(), begun(task, clock.instant()));
                try {
                    handler.handle(task);
                } finally {
                    byThread.remove(Thread.currentThread());
                }
            }

            @Override
            public void giveUp(T task, Failure failure) {
                handler.giveUp(task, failure);
            }
        };
    }

    private static HeldTask begun(Task task, Instant now) {
        if (task instanceof UploadTask upload) {
            List<String> media = upload.media();
            return new HeldTask(upload.topic(), media.get(0), media.size(), null, now, false, null);
        } else if (task instanceof UnitTask unit) {
            return new HeldTask(unit.topic(), unit.conversion(), 1, unit.unit(), now, false, null);
        }
        ConvertTask convert = (ConvertTask) task;
        return new HeldTask(convert.topic(), convert.conversion(), 1, null, now, false, null);
    }

    /**
     * How the task of this thread is.
     *
     * @param suspended whether its program stands still
     * @param fraction of it that is done, 0 to 1; empty where that is not known
     */
    public void progress(boolean suspended, OptionalDouble fraction) {
        Double known = fraction.isPresent() ? fraction.getAsDouble() : null;
        byThread.computeIfPresent(
                Thread.currentThread(),
                (thread, held) -> new HeldTask(
                        held.topic(), held.media(), held.files(), held.unit(), held.since(), suspended, known));
    }

    /** Those begun first come first. */
    public List<HeldTask> all() {
        return byThread.values().stream()
                .sorted(Comparator.comparing(HeldTask::since).thenComparing(HeldTask::media))
                .limit(MOST)
                .toList();
    }
}
