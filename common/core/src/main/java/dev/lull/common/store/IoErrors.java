package dev.lull.common.store;

import dev.lull.common.media.Failure;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/** What a file or a store that failed means for the work: try again, unless the worker was told to stop. */
public final class IoErrors {

    private IoErrors() {}

    /**
     * The failure to report.
     *
     * @param what was tried, such as {@code cannot write to the store}
     * @throws InterruptedException when it was the interrupt of this thread that closed the file
     */
    public static Failure.Transient of(String what, IOException e) throws InterruptedException {
        if (e instanceof ClosedByInterruptException) {
            Thread.interrupted();
            throw new InterruptedException("stopped: " + what);
        }
        return new Failure.Transient(what + ": " + e, e);
    }
}
