package dev.lull.standalone;

import dev.lull.common.settings.ConvertSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.UploadSettings;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM as something a command can wait for. The process ends when the command has cleaned up and closed
 * this, or when its time to stop is over; its exit status is then that of the signal: 130 for Ctrl-C, 143 for SIGTERM.
 */
final class ShutdownSignal implements AutoCloseable {

    /** What stopping takes beside finishing what is in hand: giving back, closing, writing down. */
    private static final Duration CLOSING = Duration.ofSeconds(15);

    private volatile Duration timeToStop = Duration.ofSeconds(10).plus(CLOSING);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch cleanedUp = new CountDownLatch(1);

    private ShutdownSignal() {}

    /** From now on a signal is kept for the command instead of ending the process immediately. */
    static ShutdownSignal expected() {
        ShutdownSignal interruption = new ShutdownSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::signalled, "interruption"));
        return interruption;
    }

    /** After a signal, workers get the time that these settings give them to finish. */
    void allow(Settings settings) {
        Duration uploads = settings.get(UploadSettings.FINISHING);
        Duration conversions = settings.get(ConvertSettings.FINISHING);
        timeToStop = (uploads.compareTo(conversions) > 0 ? uploads : conversions).plus(CLOSING);
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
            var unused = cleanedUp.await(timeToStop.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
