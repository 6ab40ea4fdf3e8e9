package dev.lull.common.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.task.DeadLetter;
import dev.lull.common.task.Task;
import dev.lull.common.task.Topic;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The worker processes of one test and what they share, whichever adapter makes their queues. */
public abstract class QueueWorkers implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /**
     * A worker that has a task in hand and does nothing but keep it.
     *
     * @param held the key of the task
     * @param death ends it as {@code kill -9} would
     */
    public record Holder(String held, Runnable death) {

        public void kill() {
            death.run();
        }
    }

    /** The queue of the test itself. */
    public abstract TaskQueue queue();

    /** The queue of one more worker. */
    public abstract TaskQueue queue(String worker);

    /** A worker that keeps one upload in hand. */
    public abstract Holder holdingAnUpload();

    /** A worker that keeps one unit in hand. */
    public abstract Holder holdingAUnit();

    /**
     * Puts a record on the topic that is no task.
     *
     * @param reason why not, for an adapter that does not find out by itself
     */
    public abstract void publishUnreadable(Topic topic, String key, String value, String reason);

    public abstract List<DeadLetter> deadLetters();

    /** How long a poll lasts that is to end without a task, when none is there. */
    public abstract Duration moment();

    /** Returns when this holds, letting time pass between two looks. */
    public abstract void await(Callable<Boolean> condition);

    public final TaskPublisher publisher() {
        return queue().publisher();
    }

    /** Has it closed with the test. */
    public final <C extends AutoCloseable> C closing(C resource) {
        open.push(resource);
        return resource;
    }

    /** An upload of a submission of its own. */
    public static UploadTask upload(UploadPriority priority, int number) {
        return new UploadTask(priority, "submission-" + number, List.of(priority + "-" + number), 1);
    }

    /** The next task, however long the joining takes. */
    public static <T extends Task> Delivery<T> next(TaskSource<T> source) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        Optional<Delivery<T>> delivery = Optional.empty();
        while (delivery.isEmpty() && System.nanoTime() < deadline) {
            delivery = source.poll(Duration.ofMillis(500));
        }
        assertThat(delivery).as("the next task").isPresent();
        return delivery.orElseThrow();
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
