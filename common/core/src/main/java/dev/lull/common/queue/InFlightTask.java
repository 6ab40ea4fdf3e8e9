package dev.lull.common.queue;

import dev.lull.common.media.Failure;
import dev.lull.common.task.Task;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A delivery in the hands of a {@link TaskLoop}, with what happened to it so far. Belongs to the loop's thread. */
final class InFlightTask<T extends Task> {

    final Delivery<T> delivery;

    /** When it came here. */
    final Instant taken;

    /** Whether it was handled once at least. */
    boolean begun;

    /** Transient failures so far. */
    int failed;

    /** Not to be tried before; null while it runs. */
    @Nullable
    Instant notBefore;

    /** Whether fresh tasks may have its slot while it waits for another try. */
    boolean yieldsSlot;

    /** Set once it is given up: then only giving up is tried again. */
    @Nullable
    Failure giveUpCause;

    InFlightTask(Delivery<T> delivery, Instant taken) {
        this.delivery = delivery;
        this.taken = taken;
        this.notBefore = taken;
    }

    T task() {
        return delivery.task();
    }
}
