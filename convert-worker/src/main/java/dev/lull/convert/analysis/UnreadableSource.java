package dev.lull.convert.analysis;

import dev.lull.common.store.SourceFiles;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * An original that this worker cannot find or read. That may be the fault of its machine: a mount that is missing, its
 * rights, its network.
 */
public final class UnreadableSource extends Exception {

    private static final long serialVersionUID = 1;

    private final boolean away;

    private UnreadableSource(String reason, boolean away, IOException cause) {
        super(reason, cause);
        this.away = away;
    }

    /**
     * What this error says of an original.
     *
     * @throws InterruptedException when it was the interrupt of this thread that closed the file
     */
    static UnreadableSource of(String source, IOException error, SourceFiles files) throws InterruptedException {
        if (error instanceof ClosedByInterruptException) {
            Thread.interrupted();
            throw new InterruptedException("stopped while the source was looked at");
        }
        String reason = error instanceof NoSuchFileException
                ? "the source is gone: " + source
                : "the source cannot be read: " + source + ": " + words(error);
        return new UnreadableSource(reason, isAway(source, files), error);
    }

    private static String words(IOException error) {
        String why = error instanceof FileSystemException file ? file.getReason() : error.getMessage();
        if (why == null && error instanceof AccessDeniedException) {
            return "permission denied";
        }
        return why == null ? error.getClass().getSimpleName() : why;
    }

    private static boolean isAway(String source, SourceFiles files) {
        try {
            files.requireAvailable(source.substring(0, Math.max(0, source.lastIndexOf('/'))));
            return false;
        } catch (IOException outage) {
            return true;
        }
    }

    /** Whether its disk or server does not answer, which says nothing about the original, however many ask. */
    public boolean away() {
        return away;
    }

    /** One line for people. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
