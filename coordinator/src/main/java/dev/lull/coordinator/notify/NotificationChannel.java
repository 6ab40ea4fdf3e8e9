package dev.lull.coordinator.notify;

import java.io.IOException;

/** One way to reach people. */
public interface NotificationChannel {

    /** Its name in Redis and in the log. */
    String name();

    /**
     * Tells it, and returns when that was acknowledged.
     *
     * @throws IOException when it was not, with the reason in one line that holds no secret
     */
    void tell(Notification notification) throws IOException, InterruptedException;
}
