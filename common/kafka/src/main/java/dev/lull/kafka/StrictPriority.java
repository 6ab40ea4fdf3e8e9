package dev.lull.kafka;

import dev.lull.common.task.Topic;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Lets a consumer fetch a topic only when nothing is left to take on the topics before it. What the consumer has
 * fetched in advance counts as left: positions are compared with the ends of the partitions, not with what is buffered.
 */
final class StrictPriority {

    private static final int TRIES = 5;

    private final Consumer<String, String> consumer;
    private final AdminQueries adminQueries;
    private final Names names;
    private final List<Topic> topics;

    /** @param topics the first goes first */
    StrictPriority(Consumer<String, String> consumer, AdminQueries adminQueries, List<Topic> topics) {
        this.consumer = consumer;
        this.adminQueries = adminQueries;
        this.names = adminQueries.names();
        this.topics = topics;
    }

    /**
     * Pauses and resumes for the next poll. All partitions are paused first each time, because new ones arrive
     * unpaused. Of a topic that has something, only the partitions that have it are open: a fetch of them is answered
     * immediately, and none that waits at the broker holds back the topics behind.
     *
     * @return whether all topics are open, so that the next record is the right one whenever it comes
     */
    boolean decide() {
        for (int i = 0; i < TRIES; i++) {
            try {
                return decide(consumer.assignment());
            } catch (IllegalStateException changed) {
                // a partition was taken away after the assignment was read: look again
                Thread.onSpinWait();
            }
        }
        throw new TimeoutException("the assignment of partitions does not settle");
    }

    Topic topicOf(TopicPartition partition) {
        return topics.stream()
                .filter(topic -> names.topic(topic).equals(partition.topic()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not subscribed to " + partition.topic()));
    }

    private boolean decide(Set<TopicPartition> assigned) {
        consumer.pause(assigned);
        Topic last = topics.get(topics.size() - 1);
        List<TopicPartition> first =
                assigned.stream().filter(each -> topicOf(each) != last).toList();
        // not asked by the consumer: its question would wait behind its own fetch
        Map<TopicPartition, Long> ends = adminQueries.ends(first);
        Collection<TopicPartition> open = topics.stream()
                .map(topic -> first.stream()
                        .filter(each -> topicOf(each) == topic && hasMore(each, ends))
                        .toList())
                .filter(these -> !these.isEmpty())
                .findFirst()
                .orElse(List.copyOf(assigned));
        consumer.resume(open);
        return !assigned.isEmpty() && open.size() == assigned.size();
    }

    private boolean hasMore(TopicPartition partition, Map<TopicPartition, Long> ends) {
        Long end = ends.get(partition);
        return end != null && consumer.position(partition, ClientSettings.SHORT_PATIENCE) < end;
    }
}
