package dev.lull.coordinator.archive;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The entries of an archive, one after the other, in an order that is the same each time. Whatever is wrong with the
 * archive comes out as an {@link IOException}; a file that cannot be read does, too.
 */
public interface ArchiveReader extends Closeable {

    /**
     * Goes to the next entry, whether the content of the last one was read or not.
     *
     * @return null behind the last one
     * @throws LockedArchive when what is in it cannot be listed without a password
     * @throws RefusedArchive when it is not what an honest program makes
     */
    @Nullable
    ArchiveEntry next() throws IOException, InterruptedException;

    /**
     * Copies the content of the file that {@link #next} returned last; checksums that the archive has are checked.
     *
     * @throws LockedArchive when no password opens it
     */
    void copy(Sink sink) throws IOException, InterruptedException;

    /** Takes the content of one entry. */
    interface Sink {

        /** What was written so far was wrong: it comes again, from the beginning. */
        void restart() throws IOException;

        void write(byte[] bytes, int length) throws IOException;
    }
}
