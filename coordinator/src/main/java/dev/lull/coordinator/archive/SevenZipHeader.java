package dev.lull.coordinator.archive;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * How large the header of a 7z is once it is unpacked, which the library does in memory: 7zFormat.txt of the LZMA SDK.
 */
final class SevenZipHeader {

    /** Bytes; 50,000 entries with long names take 20 MB. */
    private static final long LARGEST = 64L << 20;

    private static final int START_SIZE = 32;
    private static final int ENCODED = 0x17;
    private static final int PACK_INFO = 0x06;
    private static final int UNPACK_INFO = 0x07;
    private static final int SIZE = 0x09;
    private static final int CRC = 0x0A;
    private static final int FOLDER = 0x0B;
    private static final int UNPACK_SIZE = 0x0C;
    private static final int END = 0;
    private static final int MOST_STREAMS = 100;

    private final ByteBuffer bytes;

    private SevenZipHeader(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /**
     * Returns when the library may read it; what cannot be understood is left to it.
     *
     * @throws RefusedArchive when it is larger than is reasonable
     */
    static void check(FileChannel archive) throws IOException {
        if (archive.size() < START_SIZE) {
            return;
        }
        ByteBuffer start = LittleEndian.read(archive, 0, START_SIZE);
        long offset = start.getLong(12);
        long size = start.getLong(20);
        requireReasonable(size);
        if (offset < 0 || size <= 0 || offset > archive.size()) {
            return;
        }
        SevenZipHeader header =
                new SevenZipHeader(LittleEndian.read(archive, START_SIZE + offset, Math.toIntExact(size)));
        try {
            if (header.unsigned() == ENCODED) {
                header.requireReasonableStreams();
            }
        } catch (BufferUnderflowException | IllegalArgumentException notUnderstood) {
            throw new IOException("its header is not what its format demands", notUnderstood);
        }
    }

    private static void requireReasonable(long size) throws RefusedArchive {
        if (size > LARGEST) {
            throw new RefusedArchive("its header has more than " + (LARGEST >> 20) + " MB");
        }
    }

    private void requireReasonableStreams() throws RefusedArchive {
        int id = unsigned();
        if (id == PACK_INFO) {
            passPackInfo();
            id = unsigned();
        }
        if (id != UNPACK_INFO || unsigned() != FOLDER) {
            throw new IllegalArgumentException("no folder");
        }
        long folders = number();
        if (unsigned() != 0 || folders > MOST_STREAMS) {
            throw new IllegalArgumentException("folders elsewhere");
        }
        long outputs = 0;
        for (int i = 0; i < folders; i++) {
            outputs += passFolder();
        }
        if (unsigned() != UNPACK_SIZE) {
            throw new IllegalArgumentException("no sizes");
        }
        for (int i = 0; i < outputs; i++) {
            long size = number();
            requireReasonable(size < 0 ? Long.MAX_VALUE : size);
        }
    }

    private void passPackInfo() {
        number();
        long streams = number();
        for (int id = unsigned(); id != END; id = unsigned()) {
            if (id == SIZE && streams <= MOST_STREAMS) {
                for (int i = 0; i < streams; i++) {
                    number();
                }
            } else if (id == CRC && streams <= MOST_STREAMS) {
                boolean all = unsigned() != 0;
                int defined = all ? (int) streams : bits((int) streams);
                pass(4L * defined);
            } else {
                throw new IllegalArgumentException("unknown part " + id);
            }
        }
    }

    /** Returns how many outputs its coders have. */
    private long passFolder() {
        long coders = bounded(number());
        long inputs = 0;
        long outputs = 0;
        for (int i = 0; i < coders; i++) {
            int flags = unsigned();
            pass(flags & 0x0F);
            boolean complex = (flags & 0x10) != 0;
            inputs += complex ? bounded(number()) : 1;
            outputs += complex ? bounded(number()) : 1;
            if ((flags & 0x20) != 0) {
                pass(number());
            }
        }
        for (int i = 0; i < outputs - 1; i++) {
            number();
            number();
        }
        long packed = inputs - (outputs - 1);
        for (int i = 0; packed > 1 && i < packed; i++) {
            number();
        }
        return outputs;
    }

    private static long bounded(long count) {
        if (count < 0 || count > MOST_STREAMS) {
            throw new IllegalArgumentException(count + " coders or streams");
        }
        return count;
    }

    private int bits(int count) {
        int set = 0;
        for (int i = 0; i < count; i += 8) {
            set += Integer.bitCount(unsigned());
        }
        return set;
    }

    private void pass(long count) {
        if (count < 0 || count > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        bytes.position(bytes.position() + (int) count);
    }

    private int unsigned() {
        return Byte.toUnsignedInt(bytes.get());
    }

    /** As many bytes follow the first one as it has leading ones; what is left of it are the highest bits. */
    private long number() {
        int first = unsigned();
        long value = 0;
        int mask = 0x80;
        for (int i = 0; i < 8; i++) {
            if ((first & mask) == 0) {
                return value | ((long) (first & (mask - 1)) << (8 * i));
            }
            value |= (long) unsigned() << (8 * i);
            mask >>>= 1;
        }
        return value;
    }
}
