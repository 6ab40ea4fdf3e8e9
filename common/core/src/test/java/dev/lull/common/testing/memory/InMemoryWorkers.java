package dev.lull.common.testing.memory;

import static org.assertj.core.api.Assertions.fail;

import dev.lull.common.queue.QueueWorkers;
import dev.lull.common.queue.TaskSource;
import dev.lull.common.task.DeadLetter;
import dev.lull.common.task.Task;
import dev.lull.common.task.Topic;
import dev.lull.common.testing.TickingClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Workers of one twin. Time passes only while something is awaited, and takes none. */
final class InMemoryWorkers extends QueueWorkers {

    private static final int MOST_LOOKS = 1000;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final TickingClock clock = new TickingClock();
    private final InMemoryQueue queue = closing(new InMemoryQueue(clock));

    @Override
    public InMemoryQueue queue() {
        return queue;
    }

    @Override
    public InMemoryQueue queue(String worker) {
        return closing(queue.another(worker));
    }

    @Override
    public Holder holdingAnUpload() {
        return holder(queue -> queue.uploads(1));
    }

    @Override
    public Holder holdingAUnit() {
        return holder(InMemoryQueue::units);
    }

    @Override
    public void publishUnreadable(Topic topic, String key, String value, String reason) {
        queue.publishUnreadable(topic, key, value, reason);
    }

    @Override
    public List<DeadLetter> deadLetters() {
        return queue.published(Topic.DEAD_LETTER).stream()
                .map(DeadLetter.class::cast)
                .toList();
    }

    @Override
    public Duration moment() {
        return Duration.ZERO;
    }

    @Override
    public void await(Callable<Boolean> condition) {
        try {
            for (int i = 0; i < MOST_LOOKS; i++) {
                if (condition.call()) {
                    return;
                }
                clock.tick(BETWEEN_LOOKS);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        fail("not so after " + BETWEEN_LOOKS.multipliedBy(MOST_LOOKS));
    }

    private Holder holder(Function<InMemoryQueue, TaskSource<? extends Task>> source) {
        InMemoryQueue worker = queue("holder");
        return new Holder(next(source.apply(worker)).task().key(), worker::kill);
    }
}
