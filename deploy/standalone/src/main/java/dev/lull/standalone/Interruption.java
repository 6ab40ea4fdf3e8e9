package dev.lull.standalone;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM as something a command can wait for. The process ends when the command has cleaned up and closed
 * this, or after {@link #PATIENCE}; its exit status is then that of the signal: 130 for Ctrl-C, 143 for SIGTERM.
 */
final class Interruption implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch cleanedUp = new CountDownLatch(1);

    private Interruption() {}

    /** From now on a signal is kept for the command instead of ending the process at once. */
    static Interruption expected() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::signalled, "interruption"));
        return interruption;
    }

    boolean happened() {
        return asked.getCount() == 0;
    }

    /** Waits for so long, or until it happened; returns whether it did. */
    boolean await(Duration limit) throws InterruptedException {
        return asked.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits until it happened. */
    void await() throws InterruptedException {
        asked.await();
    }

    /** The command is through with everything. */
    @Override
    public void close() {
        cleanedUp.countDown();
    }

    private void signalled() {
        asked.countDown();
        try {
            var unused = cleanedUp.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
