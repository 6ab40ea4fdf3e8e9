package dev.lull.coordinator.intake;

import dev.lull.common.queue.QueueUnavailable;
import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.Message;
import dev.lull.common.task.Task;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Publishes through another publisher, remembers the tasks in their order, and is away when told so. */
final class RecordingPublisher implements TaskPublisher {

    private final TaskPublisher publisher;
    private final List<Task> tasks = new CopyOnWriteArrayList<>();
    private final AtomicInteger before = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicInteger refusals = new AtomicInteger();

    RecordingPublisher(TaskPublisher publisher) {
        this.publisher = publisher;
    }

    /** Refuses so many times once {@code tasks} more tasks have been published. */
    void goAwayAfter(int tasksMore, int times) {
        refusals.set(times);
        before.set(tasks.size() + tasksMore);
    }

    int refusalsLeft() {
        return refusals.get();
    }

    List<Task> tasks() {
        return List.copyOf(tasks);
    }

    List<List<String>> uploads(UploadPriority priority) {
        return tasks.stream()
                .filter(task -> task instanceof UploadTask upload && upload.priority() == priority)
                .map(task -> ((UploadTask) task).media())
                .toList();
    }

    List<String> conversions() {
        return tasks.stream()
                .filter(ConvertTask.class::isInstance)
                .map(task -> ((ConvertTask) task).conversion())
                .toList();
    }

    @Override
    public void publish(List<? extends Message> messages) {
        if (messages.stream().anyMatch(Task.class::isInstance)) {
            if (tasks.size() >= before.get() && refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new QueueUnavailable("the broker is away", new IOException("test"));
            }
        }
        publisher.publish(messages);
        messages.stream().filter(Task.class::isInstance).map(Task.class::cast).forEach(tasks::add);
    }

    @Override
    public void close() {}
}
