package dev.lull.convert.claim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs what is due when the test says so, on the thread of the test. */
final class ManualTimer extends ScheduledThreadPoolExecutor {

    private final List<Beat> beats = new ArrayList<>();
    private Duration interval = Duration.ZERO;

    ManualTimer() {
        super(0);
    }

    /** One interval passes. */
    void beat() {
        List.copyOf(beats).stream().filter(beat -> !beat.isCancelled()).forEach(beat -> beat.task.run());
    }

    /** What the last task was scheduled at. */
    Duration interval() {
        return interval;
    }

    long running() {
        return beats.stream().filter(beat -> !beat.isCancelled()).count();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long first, long delay, TimeUnit unit) {
        interval = Duration.of(delay, unit.toChronoUnit());
        Beat beat = new Beat(task);
        beats.add(beat);
        return beat;
    }

    private static final class Beat extends FutureTask<Object> implements ScheduledFuture<Object> {

        private final Runnable task;

        Beat(Runnable task) {
            super(task, "");
            this.task = task;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }
}
