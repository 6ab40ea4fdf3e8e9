package dev.lull.kafka;

import dev.lull.common.queue.ConvertBacklog;
import dev.lull.common.queue.TaskSource;
import dev.lull.common.task.Task;
import dev.lull.common.task.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/** A share group: Kafka hands out record by record, and takes each back immediately from a worker that dies. */
final class ShareGroup implements ConvertGroup {

    /**
     * A worker that is killed frees its record immediately; one that hangs, or whose machine is gone, keeps it for this
     * long, the shortest a broker allows by default.
     */
    private static final Duration RECORD_LOCK = Duration.ofSeconds(15);

    /** The most a group may ask for by default; a record past its limit is dropped without a word. */
    private static final int DELIVERY_LIMIT = 10;

    private final ClientSettings settings;
    private final AdminQueries adminQueries;
    private final DeadLetters deadLetters;
    private final int recordLocks;

    /** @param recordLocks how many records may be handed out or done behind one that takes long */
    ShareGroup(ClientSettings settings, AdminQueries adminQueries, DeadLetters deadLetters, int recordLocks) {
        this.settings = settings;
        this.adminQueries = adminQueries;
        this.deadLetters = deadLetters;
        this.recordLocks = recordLocks;
    }

    /**
     * A share group gives a partition to ceil(members / partitions) of its members. Only with one partition do all
     * workers see all units; with twelve, some would wait for one busy worker while the others have nothing to do.
     */
    @Override
    public int partitions(Topic topic) {
        return topic.partitions();
    }

    @Override
    public void prepare() {
        Collection<AlterConfigOp> changes = Stream.of(
                        // the default misses what was published before the first join
                        new ConfigEntry("share.auto.offset.reset", "earliest"),
                        new ConfigEntry("share.delivery.count.limit", Integer.toString(DELIVERY_LIMIT)),
                        new ConfigEntry("share.partition.max.record.locks", Integer.toString(recordLocks)),
                        new ConfigEntry("share.record.lock.duration.ms", Long.toString(RECORD_LOCK.toMillis())))
                .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
                .toList();
        String group = settings.names().convertGroup();
        adminQueries.await(
                "set the group " + group,
                adminQueries
                        .admin()
                        .incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.GROUP, group), changes))
                        .all());
    }

    @Override
    public <T extends Task> TaskSource<T> source(Topic topic, Class<T> kind) {
        return new ShareTaskSource<>(settings, deadLetters, topic, kind);
    }

    @Override
    public ConvertBacklog backlog() {
        return new ShareBacklog(adminQueries);
    }
}
