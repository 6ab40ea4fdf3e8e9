package dev.lull.common.queue;

import dev.lull.common.lifecycle.Unavailable;
import dev.lull.common.task.ConvertPriority;
import dev.lull.common.task.ConvertTask;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A queue in memory that notes what its one reader did. */
final class ListSource implements TaskSource<ConvertTask> {

    final List<String> acknowledged = new CopyOnWriteArrayList<>();
    final List<String> rejected = new CopyOnWriteArrayList<>();
    final List<String> released = new CopyOnWriteArrayList<>();
    /** Tasks that the queue gave to another worker meanwhile. */
    final Set<String> foreign = new CopyOnWriteArraySet<>();

    final AtomicInteger polls = new AtomicInteger();
    final AtomicInteger keptAlive = new AtomicInteger();
    final AtomicInteger rests = new AtomicInteger();
    final AtomicInteger closes = new AtomicInteger();
    volatile @Nullable Unavailable outage;

    private final BlockingDeque<ConvertTask> waiting = new LinkedBlockingDeque<>();

    void add(String... names) {
        for (String name : names) {
            waiting.add(new ConvertTask(name, "s", ConvertPriority.NORMAL, 1));
        }
    }

    @Override
    public Optional<Delivery<ConvertTask>> poll(Duration timeout) {
        polls.incrementAndGet();
        Unavailable away = outage;
        if (away != null) {
            throw away;
        }
        try {
            return Optional.ofNullable(waiting.poll(timeout.toMillis(), TimeUnit.MILLISECONDS))
                    .map(task -> new InHand(this, task));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void keepAlive() {
        keptAlive.incrementAndGet();
    }

    @Override
    public void leaveGroup() {
        rests.incrementAndGet();
    }

    @Override
    public void close() {
        closes.incrementAndGet();
    }

    private record InHand(ListSource source, ConvertTask task) implements Delivery<ConvertTask> {

        @Override
        public boolean isOwned() {
            return !source.foreign.contains(task.conversion());
        }

        @Override
        public void acknowledge() {
            source.acknowledged.add(task.conversion());
        }

        @Override
        public void reject(String reason) {
            Unavailable away = source.outage;
            if (away != null) {
                throw away;
            }
            source.rejected.add(task.conversion() + ": " + reason);
        }

        @Override
        public void release() {
            source.released.add(task.conversion());
            if (isOwned()) {
                source.waiting.addFirst(task);
            }
        }
    }
}
