package dev.lull.common.testing.memory;

import dev.lull.common.queue.Delivery;
import dev.lull.common.task.Task;
import org.jspecify.annotations.Nullable;

/** A record in the hands of a source. */
final class InMemoryDelivery<T extends Task> implements Delivery<T> {

    private final InMemorySource<T> source;
    private final T task;
    final InMemoryRecord record;

    InMemoryDelivery(InMemorySource<T> source, T task, InMemoryRecord record) {
        this.source = source;
        this.task = task;
        this.record = record;
    }

    boolean isOf(InMemorySource<?> member) {
        return source == member;
    }

    @Override
    public T task() {
        return task;
    }

    @Override
    public @Nullable String traceparent() {
        return record.traceparent;
    }

    @Override
    public boolean isOwned() {
        return source.owns(this);
    }

    @Override
    public void acknowledge() {
        source.acknowledge(this);
    }

    @Override
    public void reject(String reason) {
        source.reject(this, reason);
    }

    @Override
    public void release() {
        source.release(this);
    }
}
