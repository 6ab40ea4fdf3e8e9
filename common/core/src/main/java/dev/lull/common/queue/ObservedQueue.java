package dev.lull.common.queue;

import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.ConvertWork;
import dev.lull.common.task.MediaEvent;
import dev.lull.common.task.Message;
import dev.lull.common.task.UploadTask;
import java.util.List;
import java.util.function.Consumer;

/**
 * A queue that tells a listener in this process of every event published through it, once the broker has it. Who wants
 * to know what this process does, for its counters or its screen, need not read the topic.
 */
public final class ObservedQueue implements TaskQueue {

    private final TaskQueue queue;
    private final TaskPublisher publisher;

    /**
     * Watches this queue.
     *
     * @param listener is called by the publishing threads and must return immediately
     */
    public ObservedQueue(TaskQueue queue, Consumer<MediaEvent> listener) {
        this.queue = queue;
        this.publisher = new WatchedPublisher(queue.publisher(), listener);
    }

    @Override
    public TaskPublisher publisher() {
        return publisher;
    }

    @Override
    public void prepare() {
        queue.prepare();
    }

    @Override
    public TaskSource<UploadTask> uploads(int atOnce) {
        return queue.uploads(atOnce);
    }

    @Override
    public TaskSource<ConvertTask> conversions() {
        return queue.conversions();
    }

    @Override
    public TaskSource<ConvertWork> units() {
        return queue.units();
    }

    @Override
    public UploadLag uploadLag() {
        return queue.uploadLag();
    }

    @Override
    public UploadBacklog uploadBacklog() {
        return queue.uploadBacklog();
    }

    @Override
    public int uploadWorkers() {
        return queue.uploadWorkers();
    }

    @Override
    public UploadGate uploadGate() {
        return queue.uploadGate();
    }

    @Override
    public ConvertBacklog convertBacklog() {
        return queue.convertBacklog();
    }

    @Override
    public QueueBrowser queuedTasks() {
        return queue.queuedTasks();
    }

    @Override
    public HistoryReader history() {
        return queue.history();
    }

    @Override
    public EventFeed events(String topic) {
        return queue.events(topic);
    }

    @Override
    public void trim() {
        queue.trim();
    }

    @Override
    public void close() {
        queue.close();
    }

    private record WatchedPublisher(TaskPublisher publisher, Consumer<MediaEvent> listener) implements TaskPublisher {

        @Override
        public void publish(List<? extends Message> messages) {
            publisher.publish(messages);
            for (Message message : messages) {
                if (message instanceof MediaEvent event) {
                    listener.accept(event);
                }
            }
        }

        @Override
        public void close() {
            publisher.close();
        }
    }
}
