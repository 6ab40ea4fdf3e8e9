package dev.lull.coordinator.archive;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a library throws when a hostile archive takes it by surprise is one more way of saying that it is damaged. */
final class GuardedReader implements ArchiveReader {

    private final ArchiveReader reader;

    private GuardedReader(ArchiveReader reader) {
        this.reader = reader;
    }

    @FunctionalInterface
    interface Opening {
        ArchiveReader open() throws IOException;
    }

    static ArchiveReader opened(Opening opening) throws IOException {
        try {
            return new GuardedReader(opening.open());
        } catch (RuntimeException e) {
            throw surprise(e);
        }
    }

    @Override
    public @Nullable ArchiveEntry next() throws IOException, InterruptedException {
        try {
            return reader.next();
        } catch (RuntimeException e) {
            throw surprise(e);
        }
    }

    @Override
    public void copy(Sink sink) throws IOException, InterruptedException {
        try {
            reader.copy(sink);
        } catch (RuntimeException e) {
            throw surprise(e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static IOException surprise(RuntimeException e) {
        return new IOException("it is not what its format demands: " + e, e);
    }
}
