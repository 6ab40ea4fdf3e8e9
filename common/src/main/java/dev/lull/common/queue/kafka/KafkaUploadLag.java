package dev.lull.common.queue.kafka;

import dev.lull.common.queue.QueueUnavailable;
import dev.lull.common.queue.UploadLag;
import dev.lull.common.task.Topic;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** The lag of the upload workers over images and compatible videos, in all partitions there are now. */
final class KafkaUploadLag implements UploadLag {

    private final Brokers brokers;

    KafkaUploadLag(Brokers brokers) {
        this.brokers = brokers;
    }

    @Override
    public Reading read() {
        List<TopicPartition> partitions = brokers.partitions(Topic.UPLOAD_IMAGES, Topic.UPLOAD_VIDEOS);
        // committed before end: what is uploaded in between counts as waiting, never the other way round
        Map<TopicPartition, OffsetAndMetadata> committed = committed(partitions);
        long waiting = 0;
        for (Map.Entry<TopicPartition, Brokers.Span> each :
                brokers.spans(partitions).entrySet()) {
            OffsetAndMetadata offset = committed.get(each.getKey());
            Brokers.Span span = each.getValue();
            long done = offset == null ? span.start() : Math.max(offset.offset(), span.start());
            waiting += Math.max(0, span.end() - done);
        }
        return new Reading(waiting, waiting == 0 ? 0 : workers());
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(List<TopicPartition> partitions) {
        ListConsumerGroupOffsetsSpec these = new ListConsumerGroupOffsetsSpec().topicPartitions(partitions);
        try {
            return brokers.await(
                    "tell what is uploaded",
                    brokers.admin()
                            .listConsumerGroupOffsets(Map.of(ClientSettings.UPLOAD_GROUP, these))
                            .partitionsToOffsetAndMetadata(ClientSettings.UPLOAD_GROUP));
        } catch (QueueUnavailable e) {
            return noSuchGroup(e, Map.of());
        }
    }

    private int workers() {
        try {
            return brokers
                    .await(
                            "tell who uploads",
                            brokers.admin()
                                    .describeConsumerGroups(List.of(ClientSettings.UPLOAD_GROUP))
                                    .all())
                    .values()
                    .stream()
                    .mapToInt(group -> group.members().size())
                    .sum();
        } catch (QueueUnavailable e) {
            return noSuchGroup(e, 0);
        }
    }

    /** A group nobody has joined yet does not exist, and that is an answer. */
    private static <T> T noSuchGroup(QueueUnavailable e, T answer) {
        if (e.getCause() instanceof GroupIdNotFoundException) {
            return answer;
        }
        throw e;
    }
}
