package dev.lull.common.task;

/**
 * Anything that is published: work to do, an event that happened, how a file ended, or a record that could not be
 * handled.
 */
public sealed interface Message permits Task, MediaEvent, HistoryEntry, DeadLetter {

    Topic topic();

    /** The record key: records with the same key keep their order. */
    String key();
}
