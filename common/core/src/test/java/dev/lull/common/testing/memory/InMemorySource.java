package dev.lull.common.testing.memory;

import dev.lull.common.queue.Delivery;
import dev.lull.common.queue.TaskSource;
import dev.lull.common.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One member of a group. It joins with its first poll, and again with the first one after a rest. */
final class InMemorySource<T extends Task> implements TaskSource<T> {

    /** A publication ends a poll at once; longer waits would only hold up the end of a test. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(10);

    private final InMemoryLink link;
    private final InMemoryBroker broker;
    private final InMemoryGroup group;
    private final InMemoryDeadLetters deadLetters;
    private final List<InMemoryTopic> topics;
    private final Class<T> kind;
    private final int atOnce;
    private final List<InMemoryDelivery<T>> open = new ArrayList<>();
    private final List<InMemoryDelivery<T>> unsaid = new ArrayList<>();
    private boolean closed;

    /**
     * A member that is not in the group yet.
     *
     * @param topics in the order in which they are drained
     * @param atOnce deliveries that may be open at the same time
     */
    InMemorySource(InMemoryLink link, InMemoryGroup group, List<InMemoryTopic> topics, Class<T> kind, int atOnce) {
        this.link = link;
        this.broker = link.broker;
        this.group = group;
        this.deadLetters = new InMemoryDeadLetters(link);
        this.topics = topics;
        this.kind = kind;
        this.atOnce = atOnce;
    }

    @Override
    public Optional<Delivery<T>> poll(Duration timeout) {
        long wait = Math.min(timeout.toNanos(), LONGEST_WAIT.toNanos());
        long deadline = System.nanoTime() + wait;
        synchronized (broker) {
            Optional<Delivery<T>> delivery = take();
            while (delivery.isEmpty() && wait > 0) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(broker, wait);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return Optional.empty();
                }
                delivery = take();
                wait = deadline - System.nanoTime();
            }
            return delivery;
        }
    }

    @Override
    public void keepAlive() {
        synchronized (broker) {
            if (group.tellsLosses()) {
                link.require("keep tasks");
                sayUnsaid();
            }
        }
    }

    @Override
    public void leaveGroup() {
        leave();
    }

    @Override
    public void close() {
        synchronized (broker) {
            leave();
            closed = true;
        }
    }

    /** The broker takes this worker for dead and is not told what it has done since. */
    void lapse() {
        synchronized (broker) {
            unsaid.clear();
            leave();
        }
    }

    boolean owns(InMemoryDelivery<T> delivery) {
        synchronized (broker) {
            return !group.tellsLosses() || delivery.record.holder == delivery;
        }
    }

    void acknowledge(InMemoryDelivery<T> delivery) {
        synchronized (broker) {
            link.steps.take("acknowledge");
            if (open.remove(delivery)) {
                unsaid.add(delivery);
            }
            sayUnsaid();
        }
    }

    void reject(InMemoryDelivery<T> delivery, String reason) {
        deadLetters.publish(delivery.record, delivery.task().toString(), reason);
        acknowledge(delivery);
    }

    void release(InMemoryDelivery<T> delivery) {
        synchronized (broker) {
            open.remove(delivery);
            if (delivery.record.holder == delivery) {
                group.giveBack(delivery.record);
                broker.notifyAll();
            }
        }
    }

    private Optional<Delivery<T>> take() {
        if (closed) {
            throw new IllegalStateException("the source is closed");
        }
        if (open.size() >= atOnce) {
            throw new IllegalStateException(open.size() + " deliveries are open already");
        }
        link.require("hand out tasks");
        group.join(this);
        sayUnsaid();
        Optional<InMemoryRecord> record = group.next(this, topics);
        while (record.isPresent() && record.get().unreadable != null) {
            deadLetters.bury(record.get());
            record = group.next(this, topics);
        }
        return record.map(this::hand);
    }

    private Delivery<T> hand(InMemoryRecord record) {
        InMemoryDelivery<T> delivery = new InMemoryDelivery<>(this, kind.cast(record.message), record);
        record.take(delivery);
        open.add(delivery);
        return delivery;
    }

    /**
     * What is done and not yet told to the broker. A consumer group says it as soon as it can be reached; in a share
     * group the record is lost to others.
     */
    private void sayUnsaid() {
        if (link.isUp()) {
            unsaid.stream()
                    .filter(delivery -> delivery.record.holder == delivery)
                    .forEach(delivery -> delivery.record.finish());
            unsaid.clear();
        } else if (!group.tellsLosses() && !unsaid.isEmpty()) {
            unsaid.clear();
            leave();
        }
    }

    private void leave() {
        synchronized (broker) {
            sayUnsaid();
            group.leave(this);
            broker.notifyAll();
        }
    }
}
