package dev.lull.convert.analysis;

import dev.lull.common.media.Failure;
import java.nio.file.Path;

/** Whether an original still has the content that was submitted. All of it is read while it is worked on. */
public final class SourceComparison {

    private SourceComparison() {}

    /**
     * Work on an original.
     *
     * @param <R> what it gives
     * @param <X> how else than by a failure it may end
     */
    @FunctionalInterface
    public interface Work<R, X extends Exception> {
        R run() throws X, Failure, InterruptedException;
    }

    /**
     * Returns what came of the work, if it was done on the content that was submitted. Other content may well make the
     * work fail, and then that is not the reason.
     *
     * @param file the original as a local file
     * @param submitted its sha256 in lower-case hex when it was submitted; when that is empty, nothing is compared
     * @throws SourceChanged when it has other content now, however the work ended
     */
    public static <R, X extends Exception> R around(Path file, String submitted, Work<R, X> work)
            throws SourceChanged, X, Failure, InterruptedException {
        if (submitted.isEmpty()) {
            return work.run();
        }
        try (BackgroundChecksum now = BackgroundChecksum.of(file)) {
            R result = attempt(now, submitted, work);
            requireSame(now, submitted);
            return result;
        }
    }

    private static <R, X extends Exception> R attempt(BackgroundChecksum now, String submitted, Work<R, X> work)
            throws SourceChanged, X, Failure, InterruptedException {
        try {
            return work.run();
        } catch (Failure.Permanent e) {
            requireSame(now, submitted);
            throw e;
        }
    }

    private static void requireSame(BackgroundChecksum now, String submitted)
            throws SourceChanged, Failure.Transient, InterruptedException {
        if (!now.await().equals(submitted)) {
            throw new SourceChanged("its content is another");
        }
    }
}
