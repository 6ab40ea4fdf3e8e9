package dev.lull.kafka;

import dev.lull.common.queue.QueueUnavailable;
import dev.lull.common.task.Topic;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** How far a consumer group is behind; a record counts until it is committed, so those in hand do. */
final class GroupLag {

    private final AdminQueries adminQueries;
    private final String group;

    GroupLag(AdminQueries adminQueries, String group) {
        this.adminQueries = adminQueries;
        this.group = group;
    }

    /** The records still to be done on these topics, in all partitions there are now. */
    Reading of(Topic... topics) {
        List<TopicPartition> partitions = adminQueries.partitions(topics);
        // committed before end: what is done in between counts as waiting, never the other way round
        Map<TopicPartition, OffsetAndMetadata> committed = committed(partitions);
        Map<TopicPartition, Long> ends = adminQueries.ends(partitions);
        List<TopicPartition> behind = partitions.stream()
                .filter(each -> ends.getOrDefault(each, 0L) > done(committed, each))
                .toList();
        // where records start is asked only if something may wait, which spares a request on an idle machine
        Map<TopicPartition, Long> starts = adminQueries.starts(behind);
        Map<Topic, Long> waiting = new EnumMap<>(Topic.class);
        for (Topic topic : topics) {
            String name = adminQueries.names().topic(topic);
            waiting.put(topic, 0L);
            for (TopicPartition each : behind) {
                if (each.topic().equals(name)) {
                    long from = Math.max(done(committed, each), starts.getOrDefault(each, 0L));
                    waiting.merge(topic, Math.max(0, ends.getOrDefault(each, 0L) - from), Long::sum);
                }
            }
        }
        return new Reading(
                waiting, ends.values().stream().mapToLong(Long::longValue).sum());
    }

    /**
     * What was read.
     *
     * @param waiting the records still to be done on each topic
     * @param published the records there ever were on all of them
     */
    record Reading(Map<Topic, Long> waiting, long published) {

        /** The records still to be done on all topics. */
        long sum() {
            return waiting.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** How many members the group has now. */
    int members() {
        try {
            return adminQueries
                    .await(
                            "tell who is at work",
                            adminQueries
                                    .admin()
                                    .describeConsumerGroups(List.of(group))
                                    .all())
                    .values()
                    .stream()
                    .mapToInt(description -> description.members().size())
                    .sum();
        } catch (QueueUnavailable e) {
            return noSuchGroup(e, 0);
        }
    }

    private static long done(Map<TopicPartition, OffsetAndMetadata> committed, TopicPartition partition) {
        OffsetAndMetadata offset = committed.get(partition);
        return offset == null ? 0 : offset.offset();
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(List<TopicPartition> partitions) {
        ListConsumerGroupOffsetsSpec these = new ListConsumerGroupOffsetsSpec().topicPartitions(partitions);
        try {
            return adminQueries.await(
                    "tell what is done",
                    adminQueries
                            .admin()
                            .listConsumerGroupOffsets(Map.of(group, these))
                            .partitionsToOffsetAndMetadata(group));
        } catch (QueueUnavailable e) {
            return noSuchGroup(e, Map.of());
        }
    }

    /** A group without any member so far does not exist, and that is an answer. */
    private static <T> T noSuchGroup(QueueUnavailable e, T answer) {
        if (e.getCause() instanceof GroupIdNotFoundException) {
            return answer;
        }
        throw e;
    }
}
