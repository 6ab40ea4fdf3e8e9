package dev.lull.convert.assemble;

import dev.lull.common.media.Failure;
import dev.lull.common.store.IoErrors;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What a decoder must know before the first frame of an MP4 with H.264: the bytes of its {@code avcC} box (ISO/IEC
 * 14496-15). A joined video has room for one, so all its segments must have the same.
 */
final class DecoderConfiguration {

    private static final byte[] NAME = "avcC".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 8;

    /** The index of a segment takes some kilobytes. */
    private static final long LARGEST_INDEX = 64 << 20;

    private DecoderConfiguration() {}

    /**
     * Reads it.
     *
     * @throws Failure.Permanent when there is none
     * @throws Failure.Transient when the file cannot be read
     */
    static byte[] of(Path segment) throws Failure, InterruptedException {
        try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "r")) {
            return inIndex(segment, index(segment, file));
        } catch (IOException e) {
            throw IoErrors.of("cannot read " + segment, e);
        }
    }

    /** The box {@code moov}. */
    private static byte[] index(Path segment, RandomAccessFile file) throws IOException, Failure {
        long at = 0;
        while (at + HEADER <= file.length()) {
            file.seek(at);
            long size = Integer.toUnsignedLong(file.readInt());
            byte[] name = new byte[4];
            file.readFully(name);
            if (size == 1) {
                size = file.readLong();
            }
            if (new String(name, StandardCharsets.US_ASCII).equals("moov") && size <= LARGEST_INDEX) {
                file.seek(at);
                byte[] box = new byte[(int) size];
                file.readFully(box);
                return box;
            }
            if (size < HEADER) {
                break;
            }
            at += size;
        }
        throw new Failure.Permanent(segment.getFileName() + " has no index");
    }

    private static byte[] inIndex(Path segment, byte[] index) throws Failure.Permanent {
        for (int at = 4; at + NAME.length <= index.length; at++) {
            if (Arrays.equals(index, at, at + NAME.length, NAME, 0, NAME.length)) {
                int size = ByteBuffer.wrap(index).getInt(at - 4);
                return Arrays.copyOfRange(index, at - 4, Math.min(index.length, at - 4 + Math.max(HEADER, size)));
            }
        }
        throw new Failure.Permanent(segment.getFileName() + " has no H.264 picture");
    }
}
