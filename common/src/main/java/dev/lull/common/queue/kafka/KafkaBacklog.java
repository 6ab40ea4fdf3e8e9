package dev.lull.common.queue.kafka;

import dev.lull.common.queue.ConvertBacklog;
import dev.lull.common.queue.QueueUnavailable;
import dev.lull.common.task.Topic;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** The lag of the convert workers' share group; a record counts until it is acknowledged, so those in hand do. */
final class KafkaBacklog implements ConvertBacklog {

    private final Brokers brokers;

    KafkaBacklog(Brokers brokers) {
        this.brokers = brokers;
    }

    @Override
    public Reading read() {
        List<TopicPartition> partitions = brokers.partitions(Topic.CONVERT_DEFERRED, Topic.CONVERT_SEGMENTS);
        Map<TopicPartition, SharePartitionOffsetInfo> known = known(partitions);
        Map<TopicPartition, Brokers.Span> spans = brokers.spans(partitions);
        return new Reading(lag(Topic.CONVERT_DEFERRED, spans, known), lag(Topic.CONVERT_SEGMENTS, spans, known));
    }

    private static long lag(
            Topic topic, Map<TopicPartition, Brokers.Span> spans, Map<TopicPartition, SharePartitionOffsetInfo> known) {
        long lag = 0;
        for (Map.Entry<TopicPartition, Brokers.Span> each : spans.entrySet()) {
            if (each.getKey().topic().equals(topic.topicName())) {
                SharePartitionOffsetInfo info = known.get(each.getKey());
                // no state is written before the first record is handed out: all of them wait
                lag += info == null
                        ? each.getValue().size()
                        : info.lag().orElse(each.getValue().size());
            }
        }
        return lag;
    }

    private Map<TopicPartition, SharePartitionOffsetInfo> known(List<TopicPartition> partitions) {
        ListShareGroupOffsetsSpec these = new ListShareGroupOffsetsSpec().topicPartitions(partitions);
        try {
            return brokers.await(
                    "tell what is converted",
                    brokers.admin()
                            .listShareGroupOffsets(Map.of(ClientSettings.CONVERT_GROUP, these))
                            .partitionsToOffsetInfo(ClientSettings.CONVERT_GROUP));
        } catch (QueueUnavailable e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Map.of(); // nobody has joined yet
            }
            throw e;
        }
    }
}
