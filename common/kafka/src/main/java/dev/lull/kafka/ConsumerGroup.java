package dev.lull.kafka;

import dev.lull.common.queue.ConvertBacklog;
import dev.lull.common.queue.TaskSource;
import dev.lull.common.task.Task;
import dev.lull.common.task.Topic;
import java.util.List;
import java.util.Map;

/**
 * A consumer group of the protocol of KIP-848, for brokers without share groups. A partition belongs to one worker at a
 * time: what is queued behind a unit in work waits for it, though others may be idle, and a worker that dies is missed
 * only after its session.
 */
final class ConsumerGroup implements ConvertGroup {

    /** At most so many unit loops get work at the same time. */
    private static final int PARTITIONS = 12;

    private final ClientSettings settings;
    private final AdminQueries adminQueries;
    private final DeadLetters deadLetters;

    ConsumerGroup(ClientSettings settings, AdminQueries adminQueries, DeadLetters deadLetters) {
        this.settings = settings;
        this.adminQueries = adminQueries;
        this.deadLetters = deadLetters;
    }

    @Override
    public int partitions(Topic topic) {
        return PARTITIONS;
    }

    /** Nothing: what it needs its members say. */
    @Override
    public void prepare() {}

    @Override
    public <T extends Task> TaskSource<T> source(Topic topic, Class<T> kind) {
        return new GroupTaskSource<>(
                settings,
                adminQueries,
                settings.convertConsumer(topic.topicName()),
                deadLetters,
                List.of(topic),
                kind,
                1);
    }

    @Override
    public ConvertBacklog backlog() {
        GroupLag group = new GroupLag(adminQueries, settings.names().convertConsumerGroup());
        return () -> {
            Map<Topic, Long> lag = group.of(Topic.ofConversions()).waiting();
            return ConvertBacklog.Reading.of(topic -> lag.getOrDefault(topic, 0L));
        };
    }
}
