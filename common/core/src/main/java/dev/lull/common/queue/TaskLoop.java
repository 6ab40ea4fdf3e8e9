package dev.lull.common.queue;

import dev.lull.common.lifecycle.Service;
import dev.lull.common.lifecycle.Unavailable;
import dev.lull.common.task.Task;
import dev.lull.common.trace.Traces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes tasks from a source and has them handled, several at once. One thread owns the source: it polls, keeps the open
 * deliveries alive while they are worked on, and acknowledges or releases them. What follows a failure is decided in
 * {@link FailurePolicy}. The loop never dies: when the world fails it waits and goes on.
 *
 * @param <T> the kind of task
 */
public final class TaskLoop<T extends Task> implements Service {

    private static final Logger log = LoggerFactory.getLogger(TaskLoop.class);

    /** How long nothing is taken after a task was given back or passed on, or it would be back immediately. */
    private static final Duration AFTER_RELEASE = Duration.ofSeconds(1);

    private final String name;
    private final TaskSource<T> source;
    private final LoopLimits limits;
    private final LoopWaits waits;
    private final Admission admission;
    private final Clock clock;
    private final HandlerPool<T> handlers;
    private final FailurePolicy failurePolicy;
    private final TaskWaits taskWaits;
    private final List<InFlightTask<T>> open = new ArrayList<>();
    private final Thread owner;
    private final CountDownLatch close = new CountDownLatch(1);

    private volatile boolean intake = true;
    private volatile Instant lastTurn;
    private Instant notBefore = Instant.MIN;
    private boolean resting;
    private volatile @Nullable String lastError;

    /**
     * A loop that begins to work when it is started.
     *
     * @param name of its threads, and in the log
     * @param source closed with the loop
     * @param traces is told of what becomes of tasks
     * @param random numbers from 0 to 1, which vary the pauses
     */
    public TaskLoop(
            String name,
            TaskSource<T> source,
            TaskHandler<T> handler,
            LoopLimits limits,
            Admission admission,
            Traces traces,
            Clock clock,
            DoubleSupplier random) {
        this(name, source, handler, limits, LoopWaits.USUAL, admission, traces, clock, random);
    }

    TaskLoop(
            String name,
            TaskSource<T> source,
            TaskHandler<T> handler,
            LoopLimits limits,
            LoopWaits waits,
            Admission admission,
            Traces traces,
            Clock clock,
            DoubleSupplier random) {
        this.name = name;
        this.source = source;
        this.limits = limits;
        this.waits = waits;
        this.admission = admission;
        this.clock = clock;
        this.handlers = new HandlerPool<>(name, handler, traces);
        this.taskWaits = new TaskWaits(traces, admission);
        this.failurePolicy = new FailurePolicy(limits.retry(), random);
        this.owner = new Thread(this::run, name);
        this.lastTurn = clock.instant();
    }

    @Override
    public void start() {
        owner.start();
    }

    /** When the loop last turned; it turns several times a second, and every few seconds while no broker answers. */
    public Instant lastTurn() {
        return lastTurn;
    }

    /** What it is called, in the log too. */
    public String name() {
        return name;
    }

    /**
     * Returns when nothing keeps it from going on.
     *
     * @throws IllegalStateException saying what does
     */
    public void checkHealthy() {
        String reason = lastError;
        if (reason != null) {
            throw new IllegalStateException(reason);
        }
    }

    @Override
    public void stopIntake() {
        intake = false;
    }

    /** Lets running handlers finish for a while, interrupts them, gives back what is unfinished, closes the source. */
    @Override
    public void close() {
        intake = false;
        if (close.getCount() > 0 && owner.getState() == Thread.State.NEW) {
            source.close();
        }
        close.countDown();
        try {
            owner.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (close.getCount() > 0) {
                lastTurn = clock.instant();
                try {
                    turn();
                    recovered();
                } catch (RuntimeException e) {
                    logOutage(e);
                    pause(waits.afterTrouble());
                }
            }
            finish();
        } catch (InterruptedException e) {
            log.warn("task loop interrupted, its tasks return to the queue: {}", name);
        } finally {
            source.close();
        }
    }

    private void turn() throws InterruptedException {
        settle(Duration.ZERO);
        if (!admission.mayKeep()) {
            releaseWaiting();
        }
        runDue();
        if (hasRoom() && intake && !clock.instant().isBefore(notBefore) && admission.mayPoll()) {
            resting = false;
            source.poll(open.isEmpty() ? waits.idlePoll() : waits.turn()).ifPresent(this::take);
        } else if (!open.isEmpty()) {
            source.keepAlive();
            settle(waits.turn());
        } else {
            if (!resting) {
                source.leaveGroup();
                resting = true;
            }
            pause(waits.turn());
        }
    }

    private boolean hasRoom() {
        long passed = open.stream().filter(task -> task.yieldsSlot).count();
        return open.size() - passed < limits.running() && open.size() < limits.open();
    }

    /** The leave to poll may be a moment old, so the task needs another one before it begins. */
    private void take(Delivery<T> delivery) {
        open.add(new InFlightTask<>(delivery, clock.instant()));
        runDue();
    }

    /**
     * A further try needs the same leave as the first: the gate may have shut since, or the loop been told to stop
     * while it polled. Giving up needs none.
     */
    private void runDue() {
        dropForeign();
        Instant now = clock.instant();
        for (InFlightTask<T> task : open) {
            Instant due = task.notBefore;
            if (due != null
                    && !now.isBefore(due)
                    && handlers.running() < limits.running()
                    && (task.giveUpCause != null || (intake && admission.mayStart()))) {
                task.notBefore = null;
                task.yieldsSlot = false;
                if (!task.begun) {
                    taskWaits.over(task, now);
                    task.begun = true;
                }
                handlers.run(task);
            }
        }
    }

    /** What waits for another try and was given to another worker meanwhile is theirs. */
    private void dropForeign() {
        for (InFlightTask<T> task : List.copyOf(open)) {
            if (task.notBefore != null && !task.delivery.isOwned()) {
                drop(task);
            }
        }
    }

    private void drop(InFlightTask<T> task) {
        log.info("task dropped, another worker has it: {}", task.task());
        open.remove(task);
        task.delivery.release();
    }

    /** Waits for one run to end, and takes with it all others that have ended. */
    private void settle(Duration wait) throws InterruptedException {
        Optional<HandlerPool.Outcome<T>> outcome = handlers.next(wait);
        while (outcome.isPresent()) {
            InFlightTask<T> task = outcome.get().task();
            Throwable error = outcome.get().error();
            settle(task, error == null ? new Disposition.Acknowledge() : failurePolicy.decide(task, error));
            outcome = handlers.next(Duration.ZERO);
        }
    }

    private void settle(InFlightTask<T> task, Disposition step) {
        if (step instanceof Disposition.Acknowledge) {
            open.remove(task);
            task.delivery.acknowledge();
        } else if (step instanceof Disposition.PassOn) {
            open.remove(task);
            notBefore = clock.instant().plus(AFTER_RELEASE);
            task.delivery.acknowledge();
        } else if (!task.delivery.isOwned()) {
            drop(task);
        } else if (step instanceof Disposition.Reject reject) {
            reject(task, reject.reason());
        } else if (step instanceof Disposition.TryAgain again) {
            task.notBefore = clock.instant().plus(again.pause());
            task.yieldsSlot = true;
        } else if (step instanceof Disposition.Hold hold) {
            task.notBefore = clock.instant().plus(hold.pause());
        } else if (step instanceof Disposition.GiveUp giveUp && !handlers.interrupted()) {
            task.giveUpCause = giveUp.failure();
            task.failed = 0;
            handlers.run(task);
        } else {
            release(task);
        }
    }

    private void reject(InFlightTask<T> task, String reason) {
        // without a broker the task stays in hand, and comes here again
        task.notBefore = clock.instant().plus(AFTER_RELEASE);
        task.delivery.reject(reason);
        open.remove(task);
    }

    private void release(InFlightTask<T> task) {
        open.remove(task);
        notBefore = clock.instant().plus(AFTER_RELEASE);
        task.delivery.release();
    }

    private void releaseWaiting() {
        for (InFlightTask<T> task : List.copyOf(open)) {
            if (task.notBefore != null) {
                release(task);
            }
        }
    }

    private void finish() throws InterruptedException {
        finish(limits.finishing());
        handlers.interrupt();
        finish(waits.grace());
        if (handlers.running() > 0) {
            log.warn("tasks still running at stop, returned to the queue: {}: {}", name, handlers.running());
        }
        List.copyOf(open).forEach(task -> quietly(() -> release(task)));
    }

    private void finish(Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (handlers.running() > 0 && System.nanoTime() < deadline) {
            lastTurn = clock.instant();
            quietly(source::keepAlive);
            try {
                settle(waits.turn());
            } catch (RuntimeException e) {
                logOutage(e);
            }
        }
    }

    private void quietly(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            logOutage(e);
        }
    }

    private void pause(Duration time) throws InterruptedException {
        close.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void logOutage(RuntimeException e) {
        if (lastError != null) {
            log.debug("{} still waits", name, e);
        } else if (e instanceof Unavailable) {
            log.warn("task loop waits, server unavailable: {}: {}", name, e.getMessage());
        } else {
            log.error("unexpected error in task loop, retrying: {}", name, e);
        }
        lastError = e instanceof Unavailable away ? away.publicReason() : String.valueOf(e.getMessage());
    }

    private void recovered() {
        if (lastError != null) {
            log.info("task loop recovered: {}", name);
        }
        lastError = null;
    }
}
