package dev.lull.coordinator.capture;

import dev.lull.common.posix.RegularFile;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The bytes of a file, read here and there. Only so many may be read, from the disk and in all: whatever a hostile file
 * makes its reader do ends there.
 */
final class BoundedBytes implements Closeable {

    /** Metadata of a camera has some tens of kilobytes at most, and is read in a few places. */
    private static final long MOST_READ = 4 << 20;

    private static final int PAGE = 4096;

    private final FileChannel channel;
    private final long length;
    private final ByteBuffer page = ByteBuffer.allocate(PAGE).limit(0);
    private long pageStart;
    private long left = MOST_READ;

    private BoundedBytes(FileChannel channel) throws IOException {
        this.channel = channel;
        this.length = channel.size();
    }

    static BoundedBytes open(Path file) throws IOException {
        return new BoundedBytes(RegularFile.open(file));
    }

    long length() {
        return length;
    }

    /**
     * The byte there.
     *
     * @throws EOFException behind the end
     * @throws IOException when too much was read
     */
    byte at(long index) throws IOException {
        charge(1);
        if (index < pageStart || index >= pageStart + page.limit()) {
            load(index);
        }
        return page.get((int) (index - pageStart));
    }

    private void load(long index) throws IOException {
        if (index < 0 || index >= length) {
            throw new EOFException("byte " + index + " of " + length);
        }
        charge(PAGE);
        pageStart = index / PAGE * PAGE;
        page.clear();
        while (page.hasRemaining() && channel.read(page, pageStart + page.position()) > 0) {
            // a read may give less than there is
        }
        page.flip();
        if (index >= pageStart + page.limit()) {
            throw new EOFException("the file became shorter");
        }
    }

    private void charge(int bytes) throws IOException {
        left -= bytes;
        if (left < 0) {
            throw new IOException("more than " + MOST_READ + " bytes read for its metadata");
        }
    }

    /** A number of up to 8 bytes, most significant first. */
    long number(long from, int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | (at(from + i) & 0xff);
        }
        return number;
    }

    /** Fails before it reserves memory when there are not so many bytes, or not so many may be read. */
    byte[] bytes(long from, int count) throws IOException {
        if (from < 0 || count < 0 || from > length - count) {
            throw new EOFException(count + " bytes from " + from + " of " + length);
        }
        if (count > left) {
            charge(count);
        }
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = at(from + i);
        }
        return bytes;
    }

    /** Four letters, such as name boxes and chunks. */
    String name(long from) throws IOException {
        return new String(bytes(from, 4), StandardCharsets.ISO_8859_1);
    }

    /** Whether these bytes are there. */
    boolean has(long from, byte[] wanted) throws IOException {
        if (from > length - wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (at(from + i) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
