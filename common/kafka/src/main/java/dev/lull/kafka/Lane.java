package dev.lull.kafka;

import dev.lull.common.queue.ConvertBacklog;
import dev.lull.common.queue.TaskSource;
import dev.lull.common.task.Task;
import dev.lull.common.task.Topic;
import java.time.Duration;
import java.util.function.ToLongFunction;

/**
 * One topic of an {@link OrderedSource}, and whether it is worth being a member of. Its backlog counts what others have
 * in hand too: one that gives nothing for a while is dry, and left alone until its backlog grows.
 *
 * @param <T> the kind of task
 */
final class Lane<T extends Task> {

    /** Joining takes more than a second; who was given nothing for longer would wait in vain. */
    private static final Duration DRY_AFTER = Duration.ofSeconds(3);

    /** What a worker that died had in hand comes back without the backlog growing. */
    private static final Duration DRY_FOR = Duration.ofSeconds(30);

    private final Topic topic;
    private final TaskSource<T> source;
    private final ToLongFunction<ConvertBacklog.Reading> backlog;
    private long lastFresh;
    private boolean dry;
    private long driedUp;
    private long backlogWhenDry;

    /** @param backlog how many of its tasks are not done */
    Lane(Topic topic, TaskSource<T> source, ToLongFunction<ConvertBacklog.Reading> backlog) {
        this.topic = topic;
        this.source = source;
        this.backlog = backlog;
    }

    Topic topic() {
        return topic;
    }

    TaskSource<T> source() {
        return source;
    }

    /** It was joined, or gave a task. */
    void fresh(long now) {
        lastFresh = now;
        dry = false;
    }

    void gaveNothing(long now, ConvertBacklog.Reading reading) {
        if (!dry && now - lastFresh >= DRY_AFTER.toNanos()) {
            dry = true;
            driedUp = now;
            backlogWhenDry = backlog.applyAsLong(reading);
        }
    }

    /** Whether a member of it may be given something. */
    boolean promises(long now, ConvertBacklog.Reading reading) {
        long waiting = backlog.applyAsLong(reading);
        boolean grew = waiting > backlogWhenDry;
        backlogWhenDry = Math.min(backlogWhenDry, waiting);
        return waiting > 0 && (!dry || grew || now - driedUp >= DRY_FOR.toNanos());
    }
}
