package dev.lull.coordinator.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * The directory at the end of a zip. Libraries read it as a whole, whatever its end says of it, so it is counted
 * before: APPNOTE.TXT 4.3.12 to 4.3.16.
 *
 * @param from where it begins
 * @param to where its end begins
 * @param announced entries that its end tells of
 */
record ZipDirectory(long from, long to, long announced) {

    /** Bytes of a directory; 50,000 entries with long names take 15 MB. */
    private static final long LARGEST = 64L << 20;

    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int END_64 = 0x06064b50;
    private static final int END_SIZE_64 = 56;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int LOCATOR_SIZE_64 = 20;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_SIZE = 46;

    /**
     * Returns when a library may read it; a zip without a directory is left to the library.
     *
     * @throws RefusedArchive when it has more entries than are allowed, or more bytes than are reasonable
     */
    static void check(FileChannel zip, UnpackLimits limits) throws IOException {
        Optional<ZipDirectory> directory = find(zip);
        if (directory.isPresent()) {
            limits.requireEntries(directory.get().announced());
            if (directory.get().to() - directory.get().from() > LARGEST) {
                throw new RefusedArchive("its directory has more than " + (LARGEST >> 20) + " MB");
            }
            directory.get().count(zip, limits);
        }
    }

    private static Optional<ZipDirectory> find(FileChannel zip) throws IOException {
        int length = Math.toIntExact(Math.min(zip.size(), END_SIZE + LONGEST_COMMENT + LOCATOR_SIZE_64));
        ByteBuffer tail = LittleEndian.read(zip, zip.size() - length, length);
        for (int at = length - END_SIZE; at >= 0; at--) {
            if (tail.getInt(at) == END) {
                int locator = at - LOCATOR_SIZE_64;
                return locator >= 0 && tail.getInt(locator) == LOCATOR_64
                        ? large(zip, tail.getLong(locator + 8))
                        : Optional.of(small(tail, at, zip.size() - length + at));
            }
        }
        return Optional.empty();
    }

    /** Something may stand in front of a zip, such as the program that unpacks it; then its offsets are too small. */
    private static ZipDirectory small(ByteBuffer tail, int at, long end) {
        long size = Integer.toUnsignedLong(tail.getInt(at + 12));
        long offset = Integer.toUnsignedLong(tail.getInt(at + 16));
        return new ZipDirectory(Math.max(offset, end - size), end, Short.toUnsignedLong(tail.getShort(at + 10)));
    }

    private static Optional<ZipDirectory> large(FileChannel zip, long end) throws IOException {
        if (end < 0 || end > zip.size() - END_SIZE_64) {
            return Optional.empty();
        }
        ByteBuffer bytes = LittleEndian.read(zip, end, END_SIZE_64);
        long announced = bytes.getLong(32);
        return bytes.getInt(0) == END_64
                ? Optional.of(new ZipDirectory(
                        Math.max(0, bytes.getLong(48)), end, announced < 0 ? Long.MAX_VALUE : announced))
                : Optional.empty();
    }

    private void count(FileChannel zip, UnpackLimits limits) throws IOException {
        long entries = 0;
        long at = from;
        while (at <= to - ENTRY_SIZE) {
            ByteBuffer entry = LittleEndian.read(zip, at, ENTRY_SIZE);
            if (entry.getInt(0) != ENTRY) {
                return;
            }
            limits.requireEntries(++entries);
            at += ENTRY_SIZE + unsigned(entry, 28) + unsigned(entry, 30) + unsigned(entry, 32);
        }
    }

    private static int unsigned(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }
}
