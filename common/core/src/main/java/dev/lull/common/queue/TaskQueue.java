package dev.lull.common.queue;

import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.ConvertWork;
import dev.lull.common.task.UploadTask;

/** The broker as this process sees it. One per process; what it hands out is closed by the caller. */
public interface TaskQueue extends AutoCloseable {

    /**
     * Makes the topics and the groups' settings if they are missing.
     *
     * @throws QueueUnavailable when the broker cannot be reached
     */
    void prepare();

    /** Shared by the whole process and closed with this queue. */
    TaskPublisher publisher();

    /**
     * Uploads in strict priority: images, then videos, then converted files, decided before every poll.
     *
     * @param atOnce deliveries that may be open at the same time
     */
    TaskSource<UploadTask> uploads(int atOnce);

    /** Conversions to plan, those of low priority while no other waits; one delivery open at a time. */
    TaskSource<ConvertTask> conversions();

    /** Units to work on, and before them all of the conversions that are preferred; one delivery open at a time. */
    TaskSource<ConvertWork> units();

    UploadLag uploadLag();

    UploadBacklog uploadBacklog();

    /**
     * How many upload workers are in the group that divides the uploads.
     *
     * @throws QueueUnavailable when it cannot be known
     */
    int uploadWorkers();

    /** What all parts of this process ask before deferred work. */
    UploadGate uploadGate();

    ConvertBacklog convertBacklog();

    QueueBrowser queuedTasks();

    HistoryReader history();

    /** What other programs write to this topic, which is never made here. Joins with the first poll. */
    EventFeed events(String topic);

    /**
     * Deletes tasks from the broker that are done, and none of those that are not; done now and then.
     *
     * @throws QueueUnavailable when the broker cannot be reached
     */
    void trim();

    @Override
    void close();
}
