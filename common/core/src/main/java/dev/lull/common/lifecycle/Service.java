package dev.lull.common.lifecycle;

/** A part of a process that runs until it is stopped. Stopping has two phases, see {@link ServiceStack}. */
public interface Service extends AutoCloseable {

    /** Begins to work; returns when the service is ready. */
    default void start() {}

    /** First phase of stopping: takes no new work from now on. Returns immediately; may be called more than once. */
    default void stopIntake() {}

    /** Second phase: finishes or gives back the work in hand and releases everything. May be called more than once. */
    @Override
    void close();
}
