package dev.lull.kafka;

import dev.lull.common.queue.ConvertBacklog;
import dev.lull.common.queue.Delivery;
import dev.lull.common.queue.TaskSource;
import dev.lull.common.task.Task;
import dev.lull.common.task.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Tasks of several topics, of the first first. A group divides topics among its members as it likes, and hands out
 * those of one member in any order; so this is a member of one topic at a time, and changes between tasks: to the first
 * on which something waits. Changing takes a second or two.
 *
 * @param <T> the kind of task
 */
final class OrderedSource<T extends Task> implements TaskSource<T> {

    /** How late what waits on another topic is noticed between tasks. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** The same when nothing came for a while, so that an idle fleet costs its brokers little. */
    private static final Duration IDLE_LOOK = Duration.ofSeconds(5);

    private static final Duration IDLE_AFTER = Duration.ofSeconds(10);

    private final List<Lane<T>> lanes;
    private final Lane<T> home;
    private final RecentBacklog backlog;
    private final LongSupplier nanoTime;
    private Lane<T> current;
    private boolean joined;
    private boolean gave;
    private long lastTask;

    /**
     * A source that is a member of none yet.
     *
     * @param lanes the most urgent first
     * @param home where it stays while nothing waits on any
     */
    OrderedSource(List<Lane<T>> lanes, Topic home, RecentBacklog backlog) {
        this(lanes, home, backlog, System::nanoTime);
    }

    OrderedSource(List<Lane<T>> lanes, Topic home, RecentBacklog backlog, LongSupplier nanoTime) {
        this.lanes = List.copyOf(lanes);
        this.home =
                lanes.stream().filter(lane -> lane.topic() == home).findFirst().orElseThrow();
        this.backlog = backlog;
        this.nanoTime = nanoTime;
        this.current = this.home;
        this.lastTask = nanoTime.getAsLong() - IDLE_AFTER.toNanos();
    }

    @Override
    public Optional<Delivery<T>> poll(Duration timeout) {
        join(next());
        Optional<Delivery<T>> delivery = current.source().poll(timeout);
        gave = delivery.isPresent();
        if (gave) {
            lastTask = nanoTime.getAsLong();
            current.fresh(lastTask);
        } else {
            current.gaveNothing(nanoTime.getAsLong(), reading());
        }
        return delivery;
    }

    @Override
    public void keepAlive() {
        current.source().keepAlive();
    }

    @Override
    public void leaveGroup() {
        joined = false;
        gave = false;
        current.source().leaveGroup();
    }

    @Override
    public void close() {
        lanes.forEach(lane -> lane.source().close());
    }

    /** While the most urgent one gives, nothing else matters. */
    private Lane<T> next() {
        if (gave && current == lanes.get(0)) {
            return current;
        }
        ConvertBacklog.Reading reading = reading();
        long now = nanoTime.getAsLong();
        return lanes.stream()
                .filter(lane -> lane.promises(now, reading))
                .findFirst()
                .orElse(home);
    }

    private void join(Lane<T> lane) {
        if (lane != current && joined) {
            leaveGroup();
        }
        current = lane;
        if (!joined) {
            joined = true;
            lane.fresh(nanoTime.getAsLong());
        }
    }

    /** Who joins looks first. */
    private ConvertBacklog.Reading reading() {
        if (!joined) {
            return backlog.read(Duration.ZERO);
        }
        boolean idle = nanoTime.getAsLong() - lastTask >= IDLE_AFTER.toNanos();
        return backlog.read(idle ? IDLE_LOOK : LOOK);
    }
}
