package dev.lull.common.testing.memory;

import dev.lull.common.task.Message;
import dev.lull.common.task.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A topic with as many partitions as the real one; records with the same key share one. */
final class InMemoryTopic {

    private final Topic topic;
    private final List<InMemoryPartition> partitions;
    private final List<Message> published = new ArrayList<>();

    InMemoryTopic(Topic topic) {
        this.topic = topic;
        this.partitions = Stream.generate(InMemoryPartition::new)
                .limit(topic.partitions())
                .toList();
    }

    List<InMemoryPartition> partitions() {
        return partitions;
    }

    void add(long number, Message message, @Nullable String traceparent) {
        add(number, message.key(), message, null, traceparent);
        published.add(message);
    }

    void addUnreadable(long number, String key, InMemoryRecord.Unreadable content) {
        add(number, key, null, content, null);
    }

    /** In the order in which they came, whatever their partition. */
    List<Message> published() {
        return List.copyOf(published);
    }

    private void add(
            long number,
            String key,
            @Nullable Message message,
            InMemoryRecord.@Nullable Unreadable unreadable,
            @Nullable String traceparent) {
        int index = Math.floorMod(key.hashCode(), partitions.size());
        InMemoryPartition partition = partitions.get(index);
        InMemoryRecord.Place place = new InMemoryRecord.Place(topic, index, partition.size());
        partition.add(new InMemoryRecord(number, place, key, message, unreadable, traceparent));
    }
}
