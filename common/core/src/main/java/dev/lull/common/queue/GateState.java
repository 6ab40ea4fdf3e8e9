package dev.lull.common.queue;

/** Whether deferred work may be taken, and if not, why not. */
public enum GateState {
    /** Nothing keeps it shut. */
    OPEN,
    CLOSED_UPLOADS_WAITING,
    /** Uploads wait and no upload worker runs. */
    CLOSED_NO_UPLOAD_WORKERS,
    /** The lag could not be read. */
    CLOSED_UNKNOWN,
    /** Somebody has paused all conversions. */
    CLOSED_PAUSED,
    /** It is not a time at which conversions may run. */
    CLOSED_SCHEDULE,
    /** A probe of the user says so, or cannot be asked. */
    CLOSED_PROBE,
    /** The machine runs on its battery. */
    CLOSED_BATTERY
}
