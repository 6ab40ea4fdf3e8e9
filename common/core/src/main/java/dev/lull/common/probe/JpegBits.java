package dev.lull.common.probe;

import java.io.IOException;

/** The bits of a JPEG's scan data, in which a byte 0xff is followed by 0; any other marker ends them. */
final class JpegBits {

    private final FileBytes file;
    private int current;
    private int left;

    JpegBits(FileBytes file) {
        this.file = file;
    }

    /** The next bit; -1 at a marker. */
    int next() throws IOException {
        if (left == 0) {
            current = file.u8();
            if (current == 0xff && file.u8() != 0) {
                file.skip(-2);
                return -1;
            }
            left = 8;
        }
        left--;
        return (current >> left) & 1;
    }

    /** The number that the next bits are, at most 30 of them; -1 when there are not so many. */
    int read(int bits) throws IOException {
        int number = 0;
        for (int i = 0; i < bits; i++) {
            int bit = next();
            if (bit < 0) {
                return -1;
            }
            number = number << 1 | bit;
        }
        return number;
    }

    /** Whether so many more bits were there. */
    boolean skip(int bits) throws IOException {
        for (int i = 0; i < bits; i++) {
            if (next() < 0) {
                return false;
            }
        }
        return true;
    }

    /** Goes on behind the restart marker that must follow here; returns whether it does. */
    boolean restart() throws IOException {
        left = 0;
        if (file.u8() != 0xff) {
            return false;
        }
        int marker = file.u8();
        while (marker == 0xff) {
            marker = file.u8();
        }
        return marker >= JpegMarkers.FIRST_RESTART && marker <= JpegMarkers.LAST_RESTART;
    }
}
