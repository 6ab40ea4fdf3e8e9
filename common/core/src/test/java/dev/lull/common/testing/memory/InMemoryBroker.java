package dev.lull.common.testing.memory;

import dev.lull.common.task.Message;
import dev.lull.common.task.Task;
import dev.lull.common.task.Topic;
import dev.lull.common.task.UploadPriority;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What all workers of a test share: the topics and who takes what. It is also the lock on all of it. */
final class InMemoryBroker {

    private final Map<Topic, InMemoryTopic> topics = new EnumMap<>(Topic.class);
    final List<InMemoryTopic> uploadTopics;
    final InMemoryGroup uploaders;
    final InMemoryGroup converters;
    private final Map<String, InMemoryEvents> events = new HashMap<>();
    private long records;

    InMemoryBroker() {
        for (Topic topic : Topic.values()) {
            topics.put(topic, new InMemoryTopic(topic));
        }
        this.uploadTopics = Stream.of(UploadPriority.values())
                .map(priority -> topic(priority.topic()))
                .toList();
        this.uploaders = new InMemoryConsumerGroup(uploadTopics);
        this.converters = new InMemoryShareGroup(
                Stream.of(Topic.ofConversions()).map(this::topic).toList());
    }

    InMemoryTopic topic(Topic topic) {
        return Objects.requireNonNull(topics.get(topic));
    }

    synchronized void createEvents(String topic) {
        events.putIfAbsent(topic, new InMemoryEvents(topic));
    }

    /** A topic to which other programs write; empty when there is none of this name. */
    synchronized Optional<InMemoryEvents> events(String topic) {
        return Optional.ofNullable(events.get(topic));
    }

    synchronized void add(Message message, @Nullable String traceparent) {
        topic(message.topic()).add(records++, message, traceparent);
        notifyAll();
    }

    synchronized void addUnreadable(Topic topic, String key, InMemoryRecord.Unreadable content) {
        topic(topic).addUnreadable(records++, key, content);
        notifyAll();
    }

    synchronized List<Message> published(Topic topic) {
        return topic(topic).published();
    }

    synchronized long lag(InMemoryGroup group, Topic... of) {
        return Arrays.stream(of).mapToLong(each -> group.lag(topic(each))).sum();
    }

    /** Everything from the first record of each partition that is not done. */
    synchronized List<Task> queued(Topic... of) {
        return Arrays.stream(of)
                .flatMap(each -> topic(each).partitions().stream())
                .flatMap(partition -> partition.uncommitted().stream())
                .sorted(Comparator.comparingLong(record -> record.number))
                .flatMap(record -> record.message instanceof Task task ? Stream.of(task) : Stream.empty())
                .toList();
    }
}
