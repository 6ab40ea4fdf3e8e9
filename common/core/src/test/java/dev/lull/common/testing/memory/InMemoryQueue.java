package dev.lull.common.testing.memory;

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
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.ConvertWork;
import dev.lull.common.task.HistoryEntry;
import dev.lull.common.task.MediaEvent;
import dev.lull.common.task.Message;
import dev.lull.common.task.Task;
import dev.lull.common.task.Topic;
import dev.lull.common.task.UploadTask;
import dev.lull.common.testing.Steps;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The queue as one worker sees it, in memory. Further workers of the same broker come from {@link #another}. It takes a
 * step before each message it publishes ({@code publish media.events}) and each {@code acknowledge}.
 */
public final class InMemoryQueue implements TaskQueue {

    private final InMemoryLink link;
    private final InMemoryBroker broker;
    private final InMemoryPublisher publisher;
    private final InMemoryReadings readings;
    private final UploadGate uploadGate;
    private final Duration gateMaxWait;
    private final List<InMemorySource<?>> sources = new CopyOnWriteArrayList<>();

    public InMemoryQueue(Clock clock) {
        this(clock, new Steps());
    }

    public InMemoryQueue(Clock clock, Steps steps) {
        this(clock, steps, Duration.ZERO);
    }

    /** @param gateMaxWait when the gate has been shut for longer it is called overdue; zero for never */
    public InMemoryQueue(Clock clock, Steps steps, Duration gateMaxWait) {
        this(new InMemoryLink(new InMemoryBroker(), "worker", clock, steps), gateMaxWait);
    }

    private InMemoryQueue(InMemoryLink link, Duration gateMaxWait) {
        this.link = link;
        this.broker = link.broker;
        this.publisher = new InMemoryPublisher(link);
        this.readings = new InMemoryReadings(link);
        this.uploadGate = new UploadGate(readings.uploadLag(), gateMaxWait, link.clock);
        this.gateMaxWait = gateMaxWait;
    }

    /** The queue of a further worker, which dies and is cut off alone. */
    public InMemoryQueue another(String worker) {
        return another(worker, new Steps());
    }

    /** The queue of a further worker whose steps these are. */
    public InMemoryQueue another(String worker, Steps steps) {
        return new InMemoryQueue(new InMemoryLink(broker, worker, link.clock, steps), gateMaxWait);
    }

    /** All messages that were ever published on the topic, by any worker, the first first. */
    public List<Message> published(Topic topic) {
        return broker.published(topic);
    }

    /** All that was published on the topic of events, the first first. */
    public List<MediaEvent> events() {
        return published(Topic.EVENTS).stream().map(MediaEvent.class::cast).toList();
    }

    /**
     * Puts a record on the topic that no process makes a task of.
     *
     * @param reason what its dead letter is to say
     */
    public void publishUnreadable(Topic topic, String key, String value, String reason) {
        broker.addUnreadable(topic, key, new InMemoryRecord.Unreadable(value, reason));
    }

    /** Makes a topic for {@link #event}. */
    public void createEvents(String topic) {
        broker.createEvents(topic);
    }

    /** Writes to a topic of other programs. */
    public void event(String topic, @Nullable String value) {
        broker.events(topic).orElseThrow().add(value);
    }

    /** From here on this worker does not reach the broker: everything it asks ends as {@code QueueUnavailable}. */
    public void disconnect() {
        link.set(false);
    }

    public void reconnect() {
        link.set(true);
    }

    /** The broker takes this worker for dead, though it is not: what it has in hand goes to others. */
    public void lapse() {
        sources.forEach(InMemorySource::lapse);
    }

    /** This worker dies: what it had in hand goes to others, and its sources are of no use. It may ask for new ones. */
    public void kill() {
        lapse();
        sources.forEach(InMemorySource::close);
        sources.clear();
    }

    @Override
    public void prepare() {
        link.require("create its topics");
    }

    @Override
    public TaskPublisher publisher() {
        return publisher;
    }

    @Override
    public TaskSource<UploadTask> uploads(int atOnce) {
        return opened(new InMemorySource<>(link, broker.uploaders, broker.uploadTopics, UploadTask.class, atOnce));
    }

    @Override
    public TaskSource<ConvertTask> conversions() {
        return deferred(ConvertTask.class, Topic.CONVERT_DEFERRED, Topic.CONVERT_LOW);
    }

    @Override
    public TaskSource<ConvertWork> units() {
        return deferred(ConvertWork.class, Topic.CONVERT_URGENT, Topic.CONVERT_SEGMENTS);
    }

    @Override
    public UploadLag uploadLag() {
        return readings.uploadLag();
    }

    @Override
    public UploadBacklog uploadBacklog() {
        return readings.uploadBacklog();
    }

    @Override
    public int uploadWorkers() {
        return readings.uploadWorkers();
    }

    @Override
    public UploadGate uploadGate() {
        return uploadGate;
    }

    @Override
    public ConvertBacklog convertBacklog() {
        return readings.convertBacklog();
    }

    @Override
    public QueueBrowser queuedTasks() {
        return readings.queuedTasks();
    }

    @Override
    public HistoryReader history() {
        return (before, limit, most, part) -> {
            link.require("tell the history");
            List<Message> all = published(Topic.HISTORY);
            int place = (int) Math.min(before, all.size());
            int from = Math.max(0, place - most);
            List<HistoryEntry> entries = new ArrayList<>();
            while (place > from && entries.size() < limit) {
                HistoryEntry entry = (HistoryEntry) all.get(--place);
                if (entry.isNamed(part)) {
                    entries.add(entry);
                }
            }
            return new HistoryReader.Page(entries, place > 0 ? (long) place : null);
        };
    }

    @Override
    public EventFeed events(String topic) {
        return new InMemoryEventFeed(link, topic);
    }

    /** What was {@link #published} stays to be read by tests. */
    @Override
    public void trim() {
        link.require("delete what is done");
        link.steps.take("trim");
    }

    /** Closes the publisher; the sources belong to whoever asked for them. */
    @Override
    public void close() {
        publisher.close();
    }

    private <T extends Task> TaskSource<T> deferred(Class<T> kind, Topic... topics) {
        List<InMemoryTopic> inOrder = Stream.of(topics).map(broker::topic).toList();
        return opened(new InMemorySource<>(link, broker.converters, inOrder, kind, 1));
    }

    private <T extends Task> TaskSource<T> opened(InMemorySource<T> source) {
        sources.add(source);
        return source;
    }
}
