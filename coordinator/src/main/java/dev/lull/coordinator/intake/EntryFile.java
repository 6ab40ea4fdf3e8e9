package dev.lull.coordinator.intake;

import dev.lull.coordinator.archive.ArchiveReader;
import dev.lull.coordinator.archive.UnpackLimits;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A file that an entry of an archive becomes. What cannot be written is no fault of the archive. */
final class EntryFile implements ArchiveReader.Sink, AutoCloseable {

    private final Path path;
    private final UnpackLimits limits;
    private final long before;
    private OutputStream out;
    private long length;

    /** It cannot be written. */
    static final class Unwritable extends IOException {

        private static final long serialVersionUID = 1;

        Unwritable(IOException cause) {
            super(cause.toString(), cause);
        }
    }

    /**
     * An empty one.
     *
     * @param before bytes that came out of the archive before
     */
    EntryFile(Path path, UnpackLimits limits, long before) throws Unwritable {
        this.path = path;
        this.limits = limits;
        this.before = before;
        this.out = create(path);
    }

    private static OutputStream create(Path path) throws Unwritable {
        try {
            return Files.newOutputStream(path);
        } catch (IOException e) {
            throw new Unwritable(e);
        }
    }

    long length() {
        return length;
    }

    @Override
    public void restart() throws IOException {
        close();
        out = create(path);
        length = 0;
    }

    @Override
    public void write(byte[] bytes, int count) throws IOException {
        length += count;
        limits.requireBytes(before + length);
        if (Thread.currentThread().isInterrupted()) {
            throw new Unwritable(new InterruptedIOException("stopped"));
        }
        try {
            out.write(bytes, 0, count);
        } catch (IOException e) {
            throw new Unwritable(e);
        }
    }

    /** It is whole. */
    void finish(@Nullable Instant modified) throws IOException {
        close();
        if (modified != null) {
            try {
                Files.setLastModifiedTime(path, FileTime.from(modified));
            } catch (IOException e) {
                throw new Unwritable(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } catch (IOException e) {
            throw new Unwritable(e);
        }
    }
}
