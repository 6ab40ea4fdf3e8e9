package dev.lull.common.role;

import dev.lull.common.ledger.HeldTask;
import dev.lull.common.ledger.WorkerLedger;
import dev.lull.common.ledger.WorkerState;
import dev.lull.common.lifecycle.Service;
import dev.lull.common.ops.BuildVersion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the ledger that a worker is there and what it has in hand, on a thread of its own: the worker waits for none of
 * it, whether the ledger answers or not. What it told expires, so one that was killed is not told of for long.
 */
public final class Presence implements Service {

    /** Every two seconds while it works, so that segments of ten are seen to pass. */
    private static final Duration BUSY = Duration.ofSeconds(2);

    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration LIFETIME = Duration.ofSeconds(30);
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(Presence.class);

    private final WorkerLedger ledger;
    private final String name;
    private final String role;
    private final TasksInHand tasks;
    private final Supplier<Instant> lastTurn;
    private final Clock clock;
    private final Instant since;
    private final ScheduledExecutorService thread;

    private Instant told = Instant.MIN;
    private boolean wasBusy;

    /**
     * Tells nothing before it is started.
     *
     * @param role one word
     * @param lastTurn when the one of its loops that turned longest ago did
     */
    public Presence(RoleContext context, String role, TasksInHand tasks, Supplier<Instant> lastTurn) {
        this.ledger = context.ledger().workers();
        this.name = context.name();
        this.role = role;
        this.tasks = tasks;
        this.lastTurn = lastTurn;
        this.clock = context.clock();
        this.since = clock.instant();
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread made = new Thread(task, "presence-of-" + name);
            made.setDaemon(true);
            return made;
        });
    }

    @Override
    public void start() {
        var unused = thread.scheduleWithFixedDelay(this::beat, 0, BUSY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Tells what is new, and now and then that nothing is. */
    void beat() {
        Instant now = clock.instant();
        List<HeldTask> holds = tasks.all();
        boolean busy = !holds.isEmpty();
        if (!busy && !wasBusy && now.isBefore(told.plus(IDLE))) {
            return;
        }
        try {
            ledger.report(
                    new WorkerState(name, role, BuildVersion.text(), since, now, lastTurn.get(), holds), LIFETIME);
            told = now;
            wasBusy = busy;
        } catch (RuntimeException e) {
            log.debug("presence not told, retrying: {}", name, e);
        }
    }

    /** Says that it is gone, if the ledger takes it right now; otherwise that shows by itself. */
    @Override
    public void close() {
        if (!thread.isShutdown()) {
            thread.execute(this::leave);
            thread.shutdown();
        }
        try {
            if (!thread.awaitTermination(GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void leave() {
        try {
            ledger.leave(name);
        } catch (RuntimeException e) {
            log.debug("presence not ended: {}", name, e);
        }
    }
}
