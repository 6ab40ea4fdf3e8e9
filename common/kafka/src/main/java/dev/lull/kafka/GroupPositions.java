package dev.lull.kafka;

import dev.lull.common.queue.QueueUnavailable;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** How far the groups have come, at least: everything before is done. */
final class GroupPositions {

    private static final long DONE = Long.MAX_VALUE;

    private final AdminQueries adminQueries;
    private final boolean share;

    /**
     * Asks these brokers.
     *
     * @param share whether a share group converts, and not a consumer group
     */
    GroupPositions(AdminQueries adminQueries, boolean share) {
        this.adminQueries = adminQueries;
        this.share = share;
    }

    /**
     * Partitions where nothing is done yet are left out. The start that is known of a share group lags behind by what
     * was acknowledged last; its lag does not, so a partition without one is done to its end, whatever that is.
     */
    Map<TopicPartition, Long> of(Collection<TopicPartition> partitions) {
        return read(partitions, info -> info.lag().orElse(1L) == 0 ? DONE : info.startOffset());
    }

    /** The positions that the groups have stored; partitions of which none is known are left out. */
    Map<TopicPartition, Long> stored(Collection<TopicPartition> partitions) {
        return read(partitions, SharePartitionOffsetInfo::startOffset);
    }

    private Map<TopicPartition, Long> read(
            Collection<TopicPartition> partitions, ToLongFunction<SharePartitionOffsetInfo> inShareGroup) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        ofConsumerGroup(adminQueries.names().uploadGroup(), partitions, positions);
        if (share) {
            ofShareGroup(adminQueries.names().convertGroup(), partitions, inShareGroup, positions);
        } else {
            ofConsumerGroup(adminQueries.names().convertConsumerGroup(), partitions, positions);
        }
        return positions;
    }

    private void ofConsumerGroup(
            String group, Collection<TopicPartition> partitions, Map<TopicPartition, Long> positions) {
        ListConsumerGroupOffsetsSpec these = new ListConsumerGroupOffsetsSpec().topicPartitions(partitions);
        ifItExists(() -> adminQueries
                .await(
                        "tell how far " + group + " are",
                        adminQueries
                                .admin()
                                .listConsumerGroupOffsets(Map.of(group, these))
                                .partitionsToOffsetAndMetadata(group))
                .forEach((partition, offset) -> {
                    if (offset != null) {
                        positions.put(partition, offset.offset());
                    }
                }));
    }

    private void ofShareGroup(
            String group,
            Collection<TopicPartition> partitions,
            ToLongFunction<SharePartitionOffsetInfo> position,
            Map<TopicPartition, Long> positions) {
        ListShareGroupOffsetsSpec these = new ListShareGroupOffsetsSpec().topicPartitions(partitions);
        ifItExists(() -> adminQueries
                .await(
                        "tell how far " + group + " are",
                        adminQueries
                                .admin()
                                .listShareGroupOffsets(Map.of(group, these))
                                .partitionsToOffsetInfo(group))
                .forEach((partition, info) -> {
                    if (info != null) {
                        positions.put(partition, position.applyAsLong(info));
                    }
                }));
    }

    private static void ifItExists(Runnable question) {
        try {
            question.run();
        } catch (QueueUnavailable e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw e;
            }
        }
    }
}
