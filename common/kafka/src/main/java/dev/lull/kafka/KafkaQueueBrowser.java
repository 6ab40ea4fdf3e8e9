package dev.lull.kafka;

import static java.util.Objects.requireNonNull;

import dev.lull.common.queue.QueueBrowser;
import dev.lull.common.task.Task;
import dev.lull.common.task.Topic;
import dev.lull.kafka.SpanReader.Span;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads each partition from where its group has come to, up to its end, without being a member. A group's position is
 * behind everything that is not done, so nothing that waits is missed.
 */
final class KafkaQueueBrowser implements QueueBrowser {

    private final ClientSettings settings;
    private final SpanReader spans;
    private final AdminQueries adminQueries;
    private final GroupPositions positions;

    KafkaQueueBrowser(ClientSettings settings, AdminQueries adminQueries, GroupPositions positions) {
        this.settings = settings;
        this.spans = new SpanReader(settings);
        this.adminQueries = adminQueries;
        this.positions = positions;
    }

    @Override
    public void read(Consumer<? super Task> reader, Topic... topics) {
        List<TopicPartition> partitions = adminQueries.partitions(topics);
        // positions before ends: what is published in between is read, too
        Map<TopicPartition, Long> done = positions.of(partitions);
        Map<TopicPartition, Long> starts = adminQueries.starts(partitions);
        Map<TopicPartition, Span> waiting = new HashMap<>();
        adminQueries.ends(partitions).forEach((partition, end) -> {
            long start = Math.max(starts.getOrDefault(partition, 0L), done.getOrDefault(partition, 0L));
            if (start < end) {
                waiting.put(partition, new Span(start, end));
            }
        });
        if (!waiting.isEmpty()) {
            read(reader, waiting);
        }
    }

    private void read(Consumer<? super Task> reader, Map<TopicPartition, Span> waiting) {
        Map<String, Topic> topics =
                Arrays.stream(Topic.values()).collect(Collectors.toMap(settings.names()::topic, Function.identity()));
        spans.read(
                "tell what waits", waiting, record -> tell(reader, record, requireNonNull(topics.get(record.topic()))));
    }

    /** An unreadable record is no task: the worker that takes it moves it to the dead letters. */
    private static void tell(Consumer<? super Task> reader, ConsumerRecord<String, String> record, Topic topic) {
        Task task;
        try {
            task = RecordCodec.decode(record, topic);
        } catch (UnreadableRecord e) {
            return;
        }
        reader.accept(task);
    }
}
