package dev.lull.common.testing.memory;

import java.util.List;
import java.util.Optional;

/** How the records of some topics are divided among the workers that take them. Guarded by the broker. */
interface InMemoryGroup {

    /** Joining again changes nothing. */
    void join(InMemorySource<?> member);

    /** What the member has in hand goes to others. */
    void leave(InMemorySource<?> member);

    /** The record the member is to take next: from the first of these topics that has one for it. */
    Optional<InMemoryRecord> next(InMemorySource<?> member, List<InMemoryTopic> topics);

    void giveBack(InMemoryRecord record);

    /** How many records of the topic are not done; those in hand are not. */
    long lag(InMemoryTopic topic);

    int members();

    /** Whether a member learns that a delivery went to another one. */
    boolean tellsLosses();
}
