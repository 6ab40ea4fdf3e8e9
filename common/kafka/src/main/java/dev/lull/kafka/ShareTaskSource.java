package dev.lull.kafka;

import dev.lull.common.queue.Delivery;
import dev.lull.common.queue.Publication;
import dev.lull.common.queue.QueueUnavailable;
import dev.lull.common.queue.TaskSource;
import dev.lull.common.task.Task;
import dev.lull.common.task.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tasks of one topic from the share group, one at a time. A task is locked for this worker and the lock is renewed; a
 * worker that dies frees it immediately.
 *
 * <p>After an empty poll the client goes on fetching and would lock the next record though no poll asks for it. So a
 * caller that stops polling must call {@link #leaveGroup()}, which closes the consumer; the next poll opens another.
 *
 * <p>A lock may be lost at any time, and a record may be handed out although another worker has finished it: the ledger
 * decides who works, not the lock.
 *
 * @param <T> the kind of task on the topic
 */
final class ShareTaskSource<T extends Task> implements TaskSource<T> {

    private static final Logger log = LoggerFactory.getLogger(ShareTaskSource.class);

    private final ClientSettings settings;
    private final DeadLetters deadLetters;
    private final Topic topic;
    private final Class<T> kind;
    private @Nullable ShareMember member;
    private @Nullable LockedTask open;

    ShareTaskSource(ClientSettings settings, DeadLetters deadLetters, Topic topic, Class<T> kind) {
        this.settings = settings;
        this.deadLetters = deadLetters;
        this.topic = topic;
        this.kind = kind;
    }

    @Override
    public Optional<Delivery<T>> poll(Duration timeout) {
        if (open != null) {
            throw new IllegalStateException("a delivery is open already");
        }
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            ShareMember us = join();
            do {
                long left = Math.max(0, deadline - System.nanoTime());
                Optional<ConsumerRecord<String, String>> record = us.poll(Duration.ofNanos(left));
                if (record.isPresent() && !buried(us, record.get())) {
                    return Optional.ofNullable(open);
                }
            } while (System.nanoTime() < deadline);
            return Optional.empty();
        } catch (KafkaException e) {
            leave();
            throw settings.unavailable("hand out tasks of " + topic.topicName(), e);
        } catch (QueueUnavailable e) {
            leave();
            throw e;
        }
    }

    /**
     * Never fails: when the lock is lost, another worker gets the task, and what is done here is decided by the ledger.
     */
    @Override
    public void keepAlive() {
        ShareMember us = member;
        if (open != null && us != null) {
            unlessLost(us::renew);
        }
    }

    @Override
    public void leaveGroup() {
        leave();
    }

    @Override
    public void close() {
        leave();
    }

    private ShareMember join() {
        ShareMember us = member;
        if (us == null) {
            us = new ShareMember(
                    settings.shareConsumer(topic.topicName()), settings.names().topic(topic));
            member = us;
        }
        return us;
    }

    private void leave() {
        ShareMember us = member;
        member = null;
        open = null;
        if (us != null) {
            try {
                us.close();
            } catch (KafkaException e) {
                log.debug("left {} without telling the brokers", topic.topicName(), e);
            }
        }
    }

    /** Opens the delivery, or moves the record to the dead letters and says so. */
    private boolean buried(ShareMember us, ConsumerRecord<String, String> record) {
        try {
            open = new LockedTask(kind.cast(RecordCodec.decode(record, topic)), record);
            return false;
        } catch (UnreadableRecord e) {
            deadLetters.add(record, e.reason());
            us.settle(AcknowledgeType.ACCEPT);
            return true;
        }
    }

    private void settle(LockedTask task, AcknowledgeType how) {
        ShareMember us = member;
        if (open == task && us != null) {
            open = null;
            unlessLost(() -> us.settle(how));
        }
    }

    private void unlessLost(Runnable step) {
        try {
            step.run();
        } catch (KafkaException | IllegalStateException e) {
            log.info("record lock lost, another worker may get the task: {}: {}", topic.topicName(), e.getMessage());
            leave();
        }
    }

    /** The task in hand. */
    private final class LockedTask implements Delivery<T> {

        private final T task;
        private final ConsumerRecord<String, String> record;

        LockedTask(T task, ConsumerRecord<String, String> record) {
            this.task = task;
            this.record = record;
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
        public void acknowledge() {
            settle(this, AcknowledgeType.ACCEPT);
        }

        @Override
        public void reject(String reason) {
            deadLetters.add(record, reason);
            acknowledge();
        }

        @Override
        public void release() {
            settle(this, AcknowledgeType.RELEASE);
        }
    }
}
