package dev.lull.coordinator.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * How many entries a zip says to have, at its very end. Its directory is read as a whole, so this is looked at before:
 * APPNOTE.TXT 4.3.14 to 4.3.16.
 */
final class ZipEnd {

    private static final int SIGNATURE = 0x06054b50;
    private static final int SIZE = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int SIGNATURE_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int LOCATOR_SIZE_64 = 20;
    private static final int SIZE_64 = 56;
    private static final int SAYS_64 = 0xFFFF;

    private ZipEnd() {}

    /** Entries that its end tells of; -1 when it has no end. */
    static long entries(FileChannel zip) throws IOException {
        int length = Math.toIntExact(Math.min(zip.size(), SIZE + LONGEST_COMMENT + LOCATOR_SIZE_64));
        long from = zip.size() - length;
        ByteBuffer tail = read(zip, from, length);
        for (int at = length - SIZE; at >= 0; at--) {
            if (tail.getInt(at) == SIGNATURE) {
                int entries = tail.getShort(at + 10) & 0xFFFF;
                int locator = at - LOCATOR_SIZE_64;
                return entries == SAYS_64 && locator >= 0 && tail.getInt(locator) == LOCATOR_64
                        ? entries64(zip, tail.getLong(locator + 8))
                        : entries;
            }
        }
        return -1;
    }

    private static long entries64(FileChannel zip, long at) throws IOException {
        if (at < 0 || at > zip.size() - SIZE_64) {
            return -1;
        }
        ByteBuffer end = read(zip, at, SIZE_64);
        return end.getInt(0) == SIGNATURE_64 ? end.getLong(32) : -1;
    }

    private static ByteBuffer read(FileChannel zip, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && zip.read(bytes, from + bytes.position()) >= 0) {
            // goes on where it is
        }
        return bytes;
    }
}
