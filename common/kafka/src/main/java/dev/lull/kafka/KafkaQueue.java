package dev.lull.kafka;

import dev.lull.common.queue.ConvertBacklog;
import dev.lull.common.queue.EventFeed;
import dev.lull.common.queue.HistoryReader;
import dev.lull.common.queue.QueueBrowser;
import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.queue.TaskQueue;
import dev.lull.common.queue.TaskSource;
import dev.lull.common.queue.UploadBacklog;
import dev.lull.common.queue.UploadGate;
import dev.lull.common.queue.UploadLag;
import dev.lull.common.settings.ConvertSettings;
import dev.lull.common.settings.GateSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.ConvertWork;
import dev.lull.common.task.Task;
import dev.lull.common.task.Topic;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Kafka as the queue: a consumer group uploads, and a share group converts, or another consumer group where the brokers
 * are older than 4.2.
 */
public final class KafkaQueue implements TaskQueue {

    private final ClientSettings clients;
    private final Settings settings;
    private final AdminQueries adminQueries;
    private final KafkaPublisher publisher;
    private final ClientMeters clientMeters;
    private final DeadLetters deadLetters;
    private final GroupPositions positions;
    private final QueueTrimmer trimmer;
    private final ConvertGroup converts;
    private final RecentBacklog recentBacklog;
    private final UploadGate uploadGate;

    /**
     * Makes the clients of this process; none of them waits for a broker yet.
     *
     * @param worker the name of this process
     */
    public KafkaQueue(Settings settings, String worker, Clock clock) {
        this.clients = new ClientSettings(settings, worker);
        this.settings = settings;
        this.adminQueries = new AdminQueries(clients);
        this.uploadGate = new UploadGate(uploadLag(), settings.get(GateSettings.MAX_WAIT), clock);
        this.publisher = new KafkaPublisher(
                clients,
                new RecordCodec(
                        clients.names(), worker, clock, () -> UUID.randomUUID().toString()),
                uploadGate);
        this.clientMeters = new ClientMeters(adminQueries.admin(), publisher.producer());
        this.deadLetters = new DeadLetters(publisher, worker, clock);
        boolean share = settings.get(ConvertSettings.PROTOCOL).equals("share");
        this.converts = share
                ? new ShareGroup(clients, adminQueries, deadLetters, settings.get(ConvertSettings.RECORD_LOCKS))
                : new ConsumerGroup(clients, adminQueries, deadLetters);
        this.recentBacklog = new RecentBacklog(
                converts.backlog(),
                () -> adminQueries.ends(adminQueries.partitions(Topic.ofConversions())).values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        this.positions = new GroupPositions(adminQueries, share);
        this.trimmer = new QueueTrimmer(adminQueries, positions);
    }

    @Override
    public void prepare() {
        new TopicSetup(adminQueries, settings, converts).run();
        converts.prepare();
    }

    @Override
    public TaskPublisher publisher() {
        return publisher;
    }

    @Override
    public TaskSource<UploadTask> uploads(int atOnce) {
        return new GroupTaskSource<>(
                clients,
                adminQueries,
                clients.uploadConsumer(),
                deadLetters,
                Stream.of(UploadPriority.values()).map(UploadPriority::topic).toList(),
                UploadTask.class,
                atOnce);
    }

    @Override
    public TaskSource<ConvertTask> conversions() {
        return new OrderedSource<>(
                List.of(
                        lane(Topic.CONVERT_DEFERRED, ConvertTask.class, ConvertBacklog.Reading::conversions),
                        lane(Topic.CONVERT_LOW, ConvertTask.class, ConvertBacklog.Reading::low)),
                Topic.CONVERT_DEFERRED,
                recentBacklog);
    }

    @Override
    public TaskSource<ConvertWork> units() {
        return new OrderedSource<>(
                List.of(
                        lane(Topic.CONVERT_URGENT, ConvertWork.class, ConvertBacklog.Reading::urgent),
                        lane(Topic.CONVERT_SEGMENTS, ConvertWork.class, ConvertBacklog.Reading::units)),
                Topic.CONVERT_SEGMENTS,
                recentBacklog);
    }

    private <T extends Task> Lane<T> lane(Topic topic, Class<T> kind, ToLongFunction<ConvertBacklog.Reading> backlog) {
        return new Lane<>(topic, converts.source(topic, kind), backlog);
    }

    @Override
    public UploadLag uploadLag() {
        return new KafkaUploadLag(adminQueries);
    }

    @Override
    public UploadBacklog uploadBacklog() {
        GroupLag uploads = new GroupLag(adminQueries, clients.names().uploadGroup());
        Topic[] topics =
                Stream.of(UploadPriority.values()).map(UploadPriority::topic).toArray(Topic[]::new);
        return () -> {
            Map<Topic, Long> waiting = uploads.of(topics).waiting();
            Map<UploadPriority, Long> byPriority = new EnumMap<>(UploadPriority.class);
            for (UploadPriority priority : UploadPriority.values()) {
                byPriority.put(priority, waiting.getOrDefault(priority.topic(), 0L));
            }
            return byPriority;
        };
    }

    @Override
    public int uploadWorkers() {
        return new GroupLag(adminQueries, clients.names().uploadGroup()).members();
    }

    @Override
    public UploadGate uploadGate() {
        return uploadGate;
    }

    @Override
    public ConvertBacklog convertBacklog() {
        return converts.backlog();
    }

    @Override
    public QueueBrowser queuedTasks() {
        return new KafkaQueueBrowser(clients, adminQueries, positions);
    }

    @Override
    public HistoryReader history() {
        return new KafkaHistory(clients, adminQueries);
    }

    @Override
    public EventFeed events(String topic) {
        return new KafkaEventFeed(clients, adminQueries, topic);
    }

    @Override
    public void trim() {
        trimmer.trim();
    }

    /** Shows Kafka's own numbers of the two clients that live as long as this queue. */
    public void bindTo(MeterRegistry registry) {
        clientMeters.bindTo(registry);
    }

    @Override
    public void close() {
        clientMeters.close();
        publisher.close();
        adminQueries.close();
    }
}
