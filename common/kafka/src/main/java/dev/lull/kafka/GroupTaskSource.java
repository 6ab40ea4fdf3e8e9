package dev.lull.kafka;

import dev.lull.common.queue.Delivery;
import dev.lull.common.queue.Publication;
import dev.lull.common.queue.QueueUnavailable;
import dev.lull.common.queue.TaskSource;
import dev.lull.common.task.Task;
import dev.lull.common.task.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tasks from a consumer group, those of the first topic first. A partition belongs to one worker at a time; its offset
 * is committed behind the last task that is done with all before it, so a crash repeats some tasks and forgets none.
 * Partitions may be taken away at any poll: what is open of them is then forgotten here and comes again elsewhere.
 *
 * @param <T> the kind of task on all the topics
 */
final class GroupTaskSource<T extends Task> implements TaskSource<T> {

    private static final Logger log = LoggerFactory.getLogger(GroupTaskSource.class);

    /** The longest single poll while something is held back, or nothing assigned. */
    private static final Duration SLICE = Duration.ofMillis(100);

    /** How long closing waits for what is under way; the fetch may take ten times as long. */
    private static final Duration CLOSING = Duration.ofMillis(250);

    /** Partitions change hands only while a poll lasts; one that holds back what it has fetched spins to its end. */
    private static final Duration ALIVE = Duration.ofMillis(1);

    private final ClientSettings settings;
    private final DeadLetters deadLetters;
    private final List<Topic> topics;
    private final Class<T> kind;
    private final int atOnce;
    private final Consumer<String, String> consumer;
    private final StrictPriority priority;
    private final IdleFetches idle;
    private final CommitTracker progress;
    private boolean allTopics;
    private int open;

    /**
     * A member that joins with the first poll.
     *
     * @param config of its consumer
     * @param topics in the order in which they are drained
     * @param atOnce deliveries that may be open at the same time
     */
    GroupTaskSource(
            ClientSettings settings,
            AdminQueries adminQueries,
            Map<String, Object> config,
            DeadLetters deadLetters,
            List<Topic> topics,
            Class<T> kind,
            int atOnce) {
        this.settings = settings;
        this.deadLetters = deadLetters;
        this.topics = topics;
        this.kind = kind;
        this.atOnce = atOnce;
        this.consumer = new KafkaConsumer<>(config);
        this.priority = new StrictPriority(consumer, adminQueries, topics);
        this.idle = new IdleFetches(consumer);
        this.progress = new CommitTracker(consumer);
    }

    @Override
    public Optional<Delivery<T>> poll(Duration timeout) {
        if (open >= atOnce) {
            throw new IllegalStateException(open + " deliveries are open already");
        }
        join();
        progress.commit();
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            do {
                for (ConsumerRecord<String, String> record : consumer.poll(shorter(longest(), deadline))) {
                    allTopics = false;
                    Delivery<T> delivery = take(record);
                    if (delivery != null) {
                        return Optional.of(delivery);
                    }
                }
            } while (System.nanoTime() < deadline);
            return Optional.empty();
        } catch (KafkaException e) {
            throw settings.unavailable("hand out tasks", e);
        }
    }

    @Override
    public void keepAlive() {
        progress.commit();
        try {
            allTopics = false;
            consumer.pause(consumer.assignment());
            // what is assigned during this poll is paused immediately; should a record slip through, it comes again
            for (ConsumerRecord<String, String> record : consumer.poll(ALIVE)) {
                consumer.seek(partitionOf(record), record.offset());
            }
        } catch (KafkaException | IllegalStateException e) {
            throw settings.unavailable("keep tasks", e);
        }
    }

    /** Leaves the group, so that the others take our partitions over. */
    @Override
    public void leaveGroup() {
        if (!consumer.subscription().isEmpty()) {
            progress.commit();
            allTopics = false;
            try {
                consumer.unsubscribe();
            } catch (KafkaException e) {
                throw settings.unavailable("let go of its tasks", e);
            }
        }
    }

    /** Once it has left there is only a fetch to wait for, and nobody needs its answer. */
    @Override
    public void close() {
        try {
            leaveGroup();
        } catch (QueueUnavailable e) {
            log.debug("left the group without telling the brokers", e);
        }
        consumer.close(CloseOptions.timeout(CLOSING));
    }

    /** Once nothing is held back there is nothing to decide until a record comes, or a partition, which is paused. */
    private Duration longest() {
        if (!allTopics || !consumer.paused().isEmpty()) {
            idle.disturbed();
            allTopics = priority.decide();
        }
        if (open > 0) {
            // the end of a task must not wait for a fetch
            idle.disturbed();
        }
        return allTopics ? idle.longest() : SLICE;
    }

    private static Duration shorter(Duration longest, long deadline) {
        return Duration.ofNanos(Math.max(0, Math.min(longest.toNanos(), deadline - System.nanoTime())));
    }

    private void join() {
        if (consumer.subscription().isEmpty()) {
            consumer.subscribe(topics.stream().map(settings.names()::topic).toList(), progress);
        }
    }

    /** The delivery in a record, or null when there is none: seen before, or unreadable and now a dead letter. */
    private @Nullable Delivery<T> take(ConsumerRecord<String, String> record) {
        TopicPartition partition = partitionOf(record);
        OutOfOrderCommits window = progress.window(partition);
        if (!window.take(record.offset())) {
            return null;
        }
        try {
            T task = kind.cast(RecordCodec.decode(record, priority.topicOf(partition)));
            open++;
            return new Taken(task, record, partition, window);
        } catch (UnreadableRecord e) {
            bury(record, partition, window, e);
            return null;
        }
    }

    private void bury(
            ConsumerRecord<String, String> record,
            TopicPartition partition,
            OutOfOrderCommits window,
            UnreadableRecord why) {
        try {
            deadLetters.add(record, why.reason());
            window.finish(record.offset());
        } catch (QueueUnavailable e) {
            giveBack(partition, window, record.offset());
            throw e;
        }
        progress.commit();
    }

    /** The next poll reads on from there, or from an earlier one that was given back before. */
    private void giveBack(TopicPartition partition, OutOfOrderCommits window, long offset) {
        window.giveBack(offset);
        try {
            if (offset < consumer.position(partition, ClientSettings.SHORT_PATIENCE)) {
                consumer.seek(partition, offset);
            }
        } catch (KafkaException | IllegalStateException e) {
            throw settings.unavailable("take a task back", e);
        }
    }

    private static TopicPartition partitionOf(ConsumerRecord<String, String> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    /** One task in hand. */
    private final class Taken implements Delivery<T> {

        private final T task;
        private final ConsumerRecord<String, String> record;
        private final TopicPartition partition;
        private final OutOfOrderCommits window;

        Taken(T task, ConsumerRecord<String, String> record, TopicPartition partition, OutOfOrderCommits window) {
            this.task = task;
            this.record = record;
            this.partition = partition;
            this.window = window;
        }

        @Override
        public T task() {
            return task;
        }

        @Override
        public @Nullable String traceparent() {
            return RecordCodec.traceparent(record);
        }

        @Override
        public Publication published() {
            return new Publication(record.topic(), Instant.ofEpochMilli(record.timestamp()));
        }

        @Override
        public boolean isOwned() {
            return progress.owns(partition, window);
        }

        @Override
        public void acknowledge() {
            open--;
            if (isOwned()) {
                window.finish(record.offset());
                progress.commit();
            }
        }

        @Override
        public void reject(String reason) {
            deadLetters.add(record, reason);
            acknowledge();
        }

        @Override
        public void release() {
            open--;
            if (isOwned()) {
                giveBack(partition, window, record.offset());
            }
        }
    }
}
