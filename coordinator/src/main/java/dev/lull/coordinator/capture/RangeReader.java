package dev.lull.coordinator.capture;

import com.drew.lang.RandomAccessReader;
import java.io.IOException;

/** Gives the library one range of a file, byte by byte, within the bounds of {@link BoundedBytes}. */
final class RangeReader extends RandomAccessReader {

    private final BoundedBytes bytes;
    private final ByteRange range;

    RangeReader(BoundedBytes bytes, ByteRange range) {
        this.bytes = bytes;
        this.range = range;
    }

    @Override
    public int toUnshiftedOffset(int offset) {
        return offset;
    }

    @Override
    public byte getByte(int index) throws IOException {
        return bytes.at(range.from() + index);
    }

    @Override
    public byte[] getBytes(int index, int count) throws IOException {
        validateIndex(index, count);
        return bytes.bytes(range.from() + index, count);
    }

    @Override
    protected void validateIndex(int index, int count) throws IOException {
        if (!isValidIndex(index, count)) {
            throw new IOException(count + " bytes from " + index + " of " + range.length());
        }
    }

    @Override
    protected boolean isValidIndex(int index, int count) {
        return index >= 0 && count >= 0 && (long) index + count <= range.length();
    }

    @Override
    public long getLength() {
        return range.length();
    }
}
