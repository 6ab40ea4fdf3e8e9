package dev.lull.common.lifecycle;

import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries a step until the servers it needs are there, however long that takes; only an interrupt ends the wait. */
public final class UntilAvailable {

    private static final Logger log = LoggerFactory.getLogger(UntilAvailable.class);

    private final Duration pause;
    private final Runnable beat;

    /** Pauses for so long between two tries. */
    public UntilAvailable(Duration pause) {
        this(pause, () -> {});
    }

    /** @param beat is called with each try: who waits here is not stuck */
    public UntilAvailable(Duration pause, Runnable beat) {
        this.pause = pause;
        this.beat = beat;
    }

    /** The step must bear being repeated after it was done in part. */
    public <T> T get(Supplier<T> step) throws InterruptedException {
        boolean waited = false;
        while (true) {
            beat.run();
            try {
                T result = step.get();
                if (waited) {
                    log.info("Redis and Kafka available again");
                }
                return result;
            } catch (Unavailable e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("stopped while waiting: " + e.getMessage());
                }
                if (!waited) {
                    log.warn("Redis or Kafka unavailable, retrying: {}", e.getMessage());
                }
                waited = true;
                Thread.sleep(pause.toMillis());
            }
        }
    }

    /** As {@link #get}, for a step without a result. */
    public void run(Runnable step) throws InterruptedException {
        get(() -> {
            step.run();
            return true;
        });
    }
}
