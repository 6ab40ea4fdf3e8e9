package dev.lull.common.queue;

/** The broker cannot be reached, or did not answer in time. */
public final class QueueUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public QueueUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
