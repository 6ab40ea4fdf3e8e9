package dev.lull.coordinator.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a tar. A few compressed ones can expand without end, in the content of an entry that nobody asked for or
 * in what should be a name.
 */
final class TarStream extends FilterInputStream {

    /** A header, a long name and what else describes one entry. */
    private static final long HEADERS = 1_000_000;

    /** What an entry takes besides its content. */
    private static final long AROUND_AN_ENTRY = 4096;

    private final UnpackLimits limits;
    private long read;
    private long headersFrom = -1;

    TarStream(InputStream in, UnpackLimits limits) {
        super(in);
        this.limits = limits;
    }

    /** From here on headers are read, until {@link #content}. */
    void headers() {
        headersFrom = read;
    }

    void content() {
        headersFrom = -1;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        count(Math.max(0, count));
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long bytes) throws IOException {
        read += bytes;
        limits.requireBytes(read - AROUND_AN_ENTRY * limits.entries());
        if (headersFrom >= 0 && read - headersFrom > HEADERS) {
            throw new RefusedArchive("the header of an entry has more than " + HEADERS + " bytes");
        }
    }
}
