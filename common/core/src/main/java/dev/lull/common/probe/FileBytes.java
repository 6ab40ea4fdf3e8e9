package dev.lull.common.probe;

import dev.lull.common.posix.RegularFile;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads numbers and names out of a file, skipping over what is not needed; reading past the end says so. */
final class FileBytes implements Closeable {

    private static final int BUFFER = 16 * 1024;

    private final FileChannel channel;
    private final long size;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
    private long bufferStart;

    private FileBytes(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    static FileBytes open(Path file) throws IOException {
        return new FileBytes(RegularFile.open(file));
    }

    long size() {
        return size;
    }

    long position() {
        return bufferStart + buffer.position();
    }

    long remaining() {
        return size - position();
    }

    /** Goes to this byte; it may be behind the end, where only reading fails. */
    void seek(long position) {
        long within = position - bufferStart;
        if (within >= 0 && within <= buffer.limit()) {
            buffer.position((int) within);
        } else {
            bufferStart = position;
            buffer.limit(0);
        }
    }

    /** Skips so many bytes; a sum that no position can have goes to the largest one. */
    void skip(long bytes) {
        long to = position() + bytes;
        seek(bytes > 0 && to < 0 ? Long.MAX_VALUE : to);
    }

    /** The next byte, 0 to 255. */
    int u8() throws IOException {
        if (!buffer.hasRemaining()) {
            refill();
        }
        return buffer.get() & 0xff;
    }

    /** Goes behind the next byte that is this one. */
    void passBeyond(byte wanted) throws IOException {
        while (true) {
            while (buffer.hasRemaining()) {
                if (buffer.get() == wanted) {
                    return;
                }
            }
            refill();
        }
    }

    int u16() throws IOException {
        return (u8() << 8) | u8();
    }

    /** The next four bytes, most significant first. */
    long u32() throws IOException {
        return ((long) u16() << 16) | u16();
    }

    /** The next four bytes, least significant first. */
    long u32LittleEndian() throws IOException {
        return Integer.toUnsignedLong(Integer.reverseBytes((int) u32()));
    }

    /**
     * The next eight bytes, most significant first; as negative numbers are no sizes, such are given as the largest.
     */
    long u64() throws IOException {
        long value = (u32() << 32) | u32();
        return value < 0 ? Long.MAX_VALUE : value;
    }

    String ascii(int length) throws IOException {
        return new String(bytes(length), StandardCharsets.ISO_8859_1);
    }

    byte[] bytes(int length) throws IOException {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) u8();
        }
        return bytes;
    }

    private void refill() throws IOException {
        bufferStart = position();
        buffer.clear();
        int read = bufferStart >= size ? -1 : channel.read(buffer, bufferStart);
        buffer.flip();
        if (read <= 0) {
            throw new EOFException("ends at byte " + size);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
