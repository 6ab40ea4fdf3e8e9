package dev.lull.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the partitions that are ours are done, and the commits that say so to the group. A partition that is taken
 * away is committed up to what is done and then forgotten; its next owner takes the rest again.
 */
final class CommitTracker implements ConsumerRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(CommitTracker.class);

    private final Consumer<String, String> consumer;
    private final Map<TopicPartition, OutOfOrderCommits> windows = new HashMap<>();
    private boolean behind;

    CommitTracker(Consumer<String, String> consumer) {
        this.consumer = consumer;
    }

    OutOfOrderCommits window(TopicPartition partition) {
        return windows.computeIfAbsent(partition, first -> new OutOfOrderCommits());
    }

    /** Whether the partition is still ours, without a break since the window was made. */
    boolean owns(TopicPartition partition, OutOfOrderCommits window) {
        return windows.get(partition) == window;
    }

    /** Commits what is done. When that fails it is repeated at the next call: a crash until then repeats tasks. */
    void commit() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        windows.forEach((partition, window) ->
                window.toCommit().ifPresent(offset -> offsets.put(partition, new OffsetAndMetadata(offset))));
        if (offsets.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(offsets, ClientSettings.SHORT_PATIENCE);
            offsets.forEach((partition, done) -> window(partition).committed(done.offset()));
            behind = false;
        } catch (KafkaException e) {
            if (!behind) {
                log.warn("offset commit failed, retrying: {}", e.getMessage());
            }
            behind = true;
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        log.info("partitions assigned: {}", partitions.size());
        consumer.pause(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        commit();
        windows.keySet().removeAll(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        windows.keySet().removeAll(partitions);
    }
}
