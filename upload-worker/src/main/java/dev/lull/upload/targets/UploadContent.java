package dev.lull.upload.targets;

import dev.lull.common.media.Checksum;
import dev.lull.common.media.Failure;
import dev.lull.common.posix.RegularFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The bytes of one file, read once from start to end. Its methods throw {@link Unreadable} when reading fails. */
public final class UploadContent implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 20;
    /** One per uploading thread: allocating such a buffer takes longer than copying a small file. */
    private static final ThreadLocal<ByteBuffer> BUFFER =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(BUFFER_BYTES));

    private final FileChannel channel;

    private UploadContent(FileChannel channel) {
        this.channel = channel;
    }

    public static UploadContent of(Path file) throws IOException {
        try {
            return new UploadContent(RegularFile.open(file));
        } catch (IOException e) {
            throw unlessInterrupted(e);
        }
    }

    public long size() throws IOException {
        try {
            return channel.size();
        } catch (IOException e) {
            throw unlessInterrupted(e);
        }
    }

    /**
     * Looks whether it still is as large as it was when it was submitted.
     *
     * @throws Failure.Permanent when it is not
     */
    public void requireSizeOf(Upload upload) throws Failure.Permanent, IOException {
        if (size() != upload.size()) {
            throw new Failure.Permanent(
                    "changed since it was submitted: it had " + upload.size() + " bytes and now has " + size());
        }
    }

    /**
     * Looks whether this checksum of it is the one it had when it was submitted.
     *
     * @throws Failure.Permanent when it is not
     */
    public static void requireContentOf(Upload upload, String sha256) throws Failure.Permanent {
        if (!sha256.equals(upload.sha256())) {
            throw new Failure.Permanent("changed since it was submitted: its content is another one now");
        }
    }

    /** Reads it through; returns its checksum in lower-case hex. */
    public String sha256() throws IOException {
        return pass(null);
    }

    /**
     * Copies it; returns the checksum of what was copied, in lower-case hex.
     *
     * @throws Unreadable when reading failed; any other {@link IOException} comes from writing
     */
    String copyTo(FileChannel copy) throws IOException {
        return pass(copy);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private String pass(@Nullable FileChannel copy) throws IOException {
        MessageDigest digest = Checksum.begin();
        ByteBuffer buffer = BUFFER.get().clear();
        while (read(buffer) >= 0) {
            buffer.flip();
            digest.update(buffer.duplicate());
            while (copy != null && buffer.hasRemaining()) {
                copy.write(buffer);
            }
            buffer.clear();
        }
        return Checksum.of(digest);
    }

    private int read(ByteBuffer buffer) throws IOException {
        try {
            return channel.read(buffer);
        } catch (IOException e) {
            throw unlessInterrupted(e);
        }
    }

    /** Being interrupted says nothing about the file. */
    private static IOException unlessInterrupted(IOException e) {
        return e instanceof ClosedByInterruptException ? e : unreadable(e);
    }

    /** What it means when reading a file failed like this. */
    static Unreadable unreadable(IOException e) {
        return new Unreadable(e);
    }

    /** The file could not be opened or read. */
    public static final class Unreadable extends IOException {

        private static final long serialVersionUID = 1L;

        private Unreadable(IOException cause) {
            super("cannot be read: " + IoErrors.of(cause), cause);
        }

        /** Whether reading it again later gives the same answer. */
        boolean forGood() {
            return getCause() instanceof NoSuchFileException || getCause() instanceof AccessDeniedException;
        }

        /** What it means when the file is the one to be uploaded. */
        public Failure failure() {
            if (getCause() instanceof NoSuchFileException) {
                return new Failure.Permanent("the file is gone: moved or deleted after it was submitted", this);
            }
            String reason = "the file " + getMessage();
            return forGood() ? new Failure.Permanent(reason, this) : new Failure.Transient(reason, this);
        }
    }
}
