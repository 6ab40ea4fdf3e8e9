package dev.lull.convert.analysis;

import dev.lull.common.media.Checksum;
import dev.lull.common.media.Failure;
import dev.lull.common.posix.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A checksum on its way, while the same file is verified: both read all of it, and neither needs the other. */
public final class BackgroundChecksum implements AutoCloseable {

    private final Path file;
    private final FutureTask<String> task;
    private final Thread thread;

    private BackgroundChecksum(Path file) {
        this.file = file;
        task = new FutureTask<>(() -> read(file));
        thread = new Thread(task, "checksum-of-" + file.getFileName());
        thread.setDaemon(true);
    }

    /** An interrupt closes the channel, and so ends it. */
    private static String read(Path file) throws IOException {
        try (InputStream bytes = Channels.newInputStream(RegularFile.open(file))) {
            return Checksum.of(bytes);
        }
    }

    /** Begins to read the file. */
    public static BackgroundChecksum of(Path file) {
        BackgroundChecksum begun = new BackgroundChecksum(file);
        begun.thread.start();
        return begun;
    }

    /**
     * The sha256 in lower-case hex, once the file has been read.
     *
     * @throws Failure.Transient when it cannot be read
     */
    public String await() throws Failure.Transient, InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new Failure.Transient("cannot read " + file + ": " + e.getCause(), e);
        }
    }

    /** Stops reading if it has not ended. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
