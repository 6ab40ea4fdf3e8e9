package dev.lull.common.probe;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/** Compares the length a Matroska or WebM segment declares (RFC 8794, RFC 9559) with the file's. */
final class MatroskaEnd {

    private static final long SEGMENT = 0x18538067L;
    private static final int MOST_ELEMENTS = 16;

    private MatroskaEnd() {}

    static Optional<String> missing(FileBytes file) throws IOException {
        file.seek(0);
        try {
            for (int count = 0; count < MOST_ELEMENTS; count++) {
                long id = number(file, false);
                long length = number(file, true);
                if (id == SEGMENT) {
                    return judge(file, length);
                }
                file.skip(length);
            }
            return Optional.empty();
        } catch (EOFException e) {
            return Optional.of("file breaks off at byte " + file.size() + ": no segment");
        }
    }

    private static Optional<String> judge(FileBytes file, long length) {
        long left = file.remaining();
        return length == Long.MAX_VALUE || length <= left
                ? Optional.empty()
                : Optional.of("file breaks off at byte " + file.size() + ": its segment should end at byte "
                        + (file.position() + length));
    }

    /** An EBML number of 1 to 8 bytes; one of all ones means unknown, as live recordings have it. */
    private static long number(FileBytes file, boolean withoutMarker) throws IOException {
        int first = file.u8();
        int more = Integer.numberOfLeadingZeros(first) - 24;
        if (more >= 8) {
            return Long.MAX_VALUE;
        }
        long value = withoutMarker ? first & (0x7f >> more) : first;
        for (int i = 0; i < more; i++) {
            value = (value << 8) | file.u8();
        }
        long allOnes = (1L << (7 * (more + 1))) - 1;
        return withoutMarker && value == allOnes ? Long.MAX_VALUE : value;
    }
}
