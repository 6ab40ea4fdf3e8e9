package dev.lull.common.queue;

import dev.lull.common.lifecycle.Unavailable;

/** The broker cannot be reached, or did not answer in time. */
public final class QueueUnavailable extends Unavailable {

    private static final long serialVersionUID = 1L;

    public QueueUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String publicReason() {
        return "Kafka does not answer";
    }
}
