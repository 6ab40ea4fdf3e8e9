package dev.lull.kafka;

import static java.util.Objects.requireNonNull;

import dev.lull.common.queue.QueueBrowser;
import dev.lull.common.queue.QueueUnavailable;
import dev.lull.common.task.Task;
import dev.lull.common.task.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads each partition from where its group has come to, up to its end, without being a member. A group's position is
 * behind everything that is not done, so nothing that waits is missed.
 */
final class KafkaQueueBrowser implements QueueBrowser {

    private static final Duration POLL = Duration.ofMillis(200);

    private final ClientSettings settings;
    private final AdminQueries adminQueries;
    private final GroupPositions positions;

    KafkaQueueBrowser(ClientSettings settings, AdminQueries adminQueries, GroupPositions positions) {
        this.settings = settings;
        this.adminQueries = adminQueries;
        this.positions = positions;
    }

    @Override
    public List<Task> read(Topic... topics) {
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
        return waiting.isEmpty() ? List.of() : read(waiting);
    }

    private List<Task> read(Map<TopicPartition, Span> waiting) {
        Map<String, Topic> topics =
                Arrays.stream(Topic.values()).collect(Collectors.toMap(Topic::topicName, Function.identity()));
        List<Task> tasks = new ArrayList<>();
        try (Consumer<String, String> reader = new KafkaConsumer<>(settings.reader())) {
            reader.assign(waiting.keySet());
            waiting.forEach((partition, span) -> reader.seek(partition, span.start()));
            int idle = 0;
            while (waiting.entrySet().stream()
                    .anyMatch(each ->
                            reader.position(each.getKey()) < each.getValue().end())) {
                int before = tasks.size();
                reader.poll(POLL).forEach(record -> add(record, requireNonNull(topics.get(record.topic())), tasks));
                idle = tasks.size() > before ? 0 : idle + 1;
                if (POLL.multipliedBy(idle).compareTo(ClientSettings.REQUEST_TIMEOUT) > 0) {
                    throw unavailable(new TimeoutException(
                            "nothing came for " + ClientSettings.REQUEST_TIMEOUT.toSeconds() + " s"));
                }
            }
        } catch (KafkaException e) {
            throw unavailable(e);
        }
        return tasks;
    }

    /** An unreadable record is no task. */
    private static void add(ConsumerRecord<String, String> record, Topic topic, List<Task> tasks) {
        try {
            tasks.add(RecordCodec.decode(record, topic));
        } catch (UnreadableRecord e) {
            // the worker that takes it moves it to the dead letters
        }
    }

    private QueueUnavailable unavailable(Exception why) {
        return settings.unavailable("tell what waits", why);
    }

    /** Offsets from {@code start} to before {@code end}. */
    private record Span(long start, long end) {}
}
