package dev.lull.common.testing.memory;

import dev.lull.common.task.Message;
import dev.lull.common.task.Topic;
import org.jspecify.annotations.Nullable;

/** One record on a topic, and what became of it. Everything here is guarded by the broker. */
final class InMemoryRecord {

    /** Counts all records of the broker. */
    final long number;

    final Place place;
    final String key;
    final @Nullable Message message;
    final @Nullable Unreadable unreadable;
    final @Nullable String traceparent;

    /** Who has it in hand. */
    @Nullable
    InMemoryDelivery<?> holder;

    boolean done;
    int deliveries;

    /** Where it is, for people. */
    record Place(Topic topic, int partition, int offset) {

        @Override
        public String toString() {
            return topic.topicName() + "-" + partition + " offset " + offset;
        }
    }

    /** A record no process makes a task of. */
    record Unreadable(String value, String reason) {}

    InMemoryRecord(
            long number,
            Place place,
            String key,
            @Nullable Message message,
            @Nullable Unreadable unreadable,
            @Nullable String traceparent) {
        this.number = number;
        this.place = place;
        this.key = key;
        this.message = message;
        this.unreadable = unreadable;
        this.traceparent = traceparent;
    }

    boolean waits() {
        return !done && holder == null;
    }

    void take(@Nullable InMemoryDelivery<?> hand) {
        holder = hand;
        deliveries++;
    }

    void finish() {
        done = true;
        holder = null;
    }

    void giveBack() {
        done = false;
        holder = null;
    }
}
