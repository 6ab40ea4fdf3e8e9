package dev.lull.kafka;

import dev.lull.common.queue.QueueUnavailable;
import dev.lull.common.task.Topic;
import dev.lull.common.task.UploadPriority;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the records of the queues that are done, as no age or size does it: those before the position that the group
 * has stored. Where none is known, nothing is deleted.
 */
final class QueueTrimmer {

    private static final Logger log = LoggerFactory.getLogger(QueueTrimmer.class);

    private static final Topic[] QUEUES = Stream.concat(
                    Stream.of(UploadPriority.values()).map(UploadPriority::topic), Stream.of(Topic.ofConversions()))
            .toArray(Topic[]::new);

    private final AdminQueries adminQueries;
    private final GroupPositions positions;
    private boolean refused;

    QueueTrimmer(AdminQueries adminQueries, GroupPositions positions) {
        this.adminQueries = adminQueries;
        this.positions = positions;
    }

    void trim() {
        Map<TopicPartition, RecordsToDelete> done = done(adminQueries.partitions(QUEUES));
        if (done.isEmpty()) {
            return;
        }
        try {
            adminQueries.await(
                    "delete what is done",
                    adminQueries.admin().deleteRecords(done).all());
        } catch (QueueUnavailable e) {
            if (!(e.getCause() instanceof AuthorizationException)) {
                throw e;
            }
            if (!refused) {
                log.warn("queues not trimmed, the right Delete on their topics is missing: {}", e.getMessage());
            }
            refused = true;
        }
    }

    private Map<TopicPartition, RecordsToDelete> done(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> stored = positions.stored(partitions);
        Map<TopicPartition, Long> starts = adminQueries.starts(stored.keySet());
        Map<TopicPartition, RecordsToDelete> done = new HashMap<>();
        stored.forEach((partition, position) -> {
            // a position that is not one, such as -1, would mean the end to the brokers
            if (position > starts.getOrDefault(partition, Long.MAX_VALUE)) {
                done.put(partition, RecordsToDelete.beforeOffset(position));
            }
        });
        return done;
    }
}
