package dev.lull.kafka;

import dev.lull.common.queue.QueueUnavailable;
import dev.lull.common.task.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Questions to the brokers. Each is answered within {@link ClientSettings#REQUEST_TIMEOUT} or ends as unavailable. */
final class AdminQueries implements AutoCloseable {

    private final ClientSettings settings;
    private final Admin admin;
    private final KnownPartitions partitions;

    AdminQueries(ClientSettings settings) {
        this.settings = settings;
        try {
            this.admin = Admin.create(settings.admin());
        } catch (KafkaException e) {
            throw settings.unavailable("be used", e.getCause() == null ? e : e.getCause());
        }
        this.partitions = new KnownPartitions(settings.names(), this::describe);
    }

    Admin admin() {
        return admin;
    }

    Names names() {
        return settings.names();
    }

    /**
     * The answer to a question that was asked.
     *
     * @param what the question, to follow "could not"
     * @throws QueueUnavailable when there is none; its cause is what Kafka said
     */
    <T> T await(String what, KafkaFuture<T> answer) {
        boolean answered = false;
        try {
            T told = answer.get(ClientSettings.REQUEST_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            answered = true;
            return told;
        } catch (ExecutionException e) {
            throw settings.unavailable(what, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw settings.unavailable(
                    what,
                    new TimeoutException("no answer within " + ClientSettings.REQUEST_TIMEOUT.toSeconds() + " s"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw settings.unavailable(what, new InterruptedException("interrupted"));
        } finally {
            if (!answered) {
                // a topic that was deleted meanwhile is one of the reasons
                partitions.forget();
            }
        }
    }

    /** All partitions these topics have, or had a moment ago; a missing topic is an error. */
    List<TopicPartition> partitions(Topic... topics) {
        return partitions.of(topics);
    }

    private Map<String, Integer> describe(List<String> topics) {
        Map<String, Integer> counts = new HashMap<>();
        admin.describeTopics(topics)
                .topicNameValues()
                .forEach((topic, answer) -> counts.put(
                        topic,
                        await("describe the topic " + topic, answer)
                                .partitions()
                                .size()));
        return counts;
    }

    /** The offset of the first record each partition still has. */
    Map<TopicPartition, Long> starts(Collection<TopicPartition> partitions) {
        return offsets("tell its first offsets", partitions, OffsetSpec.earliest());
    }

    /** The offset of the next record to be written to each partition. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return offsets("tell its last offsets", partitions, OffsetSpec.latest());
    }

    private Map<TopicPartition, Long> offsets(String what, Collection<TopicPartition> partitions, OffsetSpec which) {
        if (partitions.isEmpty()) {
            return Map.of();
        }
        Map<TopicPartition, OffsetSpec> question = new HashMap<>();
        partitions.forEach(partition -> question.put(partition, which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        await(what, admin.listOffsets(question).all())
                .forEach((partition, answer) -> offsets.put(partition, answer.offset()));
        return offsets;
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
