package dev.lull.common.queue;

/** Whether deferred work may be taken, and if not, why not. */
public enum GateState {
    /** No upload waits. */
    OPEN,
    CLOSED_UPLOADS_WAITING,
    /** Uploads wait and no upload worker runs. */
    CLOSED_NO_UPLOAD_WORKERS,
    /** The lag could not be read. */
    CLOSED_UNKNOWN
}
