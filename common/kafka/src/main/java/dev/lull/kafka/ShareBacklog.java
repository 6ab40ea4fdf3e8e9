package dev.lull.kafka;

import dev.lull.common.queue.ConvertBacklog;
import dev.lull.common.queue.QueueUnavailable;
import dev.lull.common.task.Topic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;

/** The lag of the convert workers' share group; a record counts until it is acknowledged, so those in hand do. */
final class ShareBacklog implements ConvertBacklog {

    private final AdminQueries adminQueries;

    ShareBacklog(AdminQueries adminQueries) {
        this.adminQueries = adminQueries;
    }

    @Override
    public Reading read() {
        List<TopicPartition> partitions = adminQueries.partitions(Topic.ofConversions());
        Map<TopicPartition, SharePartitionOffsetInfo> known = known(partitions);
        // no state is written before the first record is handed out: until then all of them wait
        List<TopicPartition> untouched = partitions.stream()
                .filter(each -> lagOf(known.get(each)).isEmpty())
                .toList();
        Map<TopicPartition, Long> ends = adminQueries.ends(untouched);
        // where records start is asked only if something may wait, which spares a request on an idle machine
        Map<TopicPartition, Long> starts = adminQueries.starts(untouched.stream()
                .filter(each -> ends.getOrDefault(each, 0L) > 0)
                .toList());
        ToLongFunction<TopicPartition> lag = each ->
                lagOf(known.get(each)).orElseGet(() -> ends.getOrDefault(each, 0L) - starts.getOrDefault(each, 0L));
        return Reading.of(topic -> sum(topic, partitions, lag));
    }

    private static Optional<Long> lagOf(@Nullable SharePartitionOffsetInfo info) {
        return info == null ? Optional.empty() : info.lag();
    }

    private long sum(Topic topic, List<TopicPartition> partitions, ToLongFunction<TopicPartition> lag) {
        String name = adminQueries.names().topic(topic);
        return partitions.stream()
                .filter(each -> each.topic().equals(name))
                .mapToLong(lag)
                .sum();
    }

    private Map<TopicPartition, SharePartitionOffsetInfo> known(List<TopicPartition> partitions) {
        String group = adminQueries.names().convertGroup();
        ListShareGroupOffsetsSpec these = new ListShareGroupOffsetsSpec().topicPartitions(partitions);
        try {
            return adminQueries.await(
                    "tell what is converted",
                    adminQueries
                            .admin()
                            .listShareGroupOffsets(Map.of(group, these))
                            .partitionsToOffsetInfo(group));
        } catch (QueueUnavailable e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Map.of(); // no worker has joined yet
            }
            throw e;
        }
    }
}
