package dev.lull.common.probe;

import java.io.IOException;

/** The markers of a JPEG (ITU-T T.81, table B.1) and the way from one to the next. */
final class JpegMarkers {

    static final int BASELINE = 0xc0;
    static final int EXTENDED = 0xc1;
    static final int PROGRESSIVE = 0xc2;
    static final int HUFFMAN_TABLES = 0xc4;
    static final int FIRST_RESTART = 0xd0;
    static final int LAST_RESTART = 0xd7;
    static final int START_OF_IMAGE = 0xd8;
    static final int END_OF_IMAGE = 0xd9;
    static final int START_OF_SCAN = 0xda;
    static final int RESTART_INTERVAL = 0xdd;

    private static final int TEMPORARY = 0x01;

    private JpegMarkers() {}

    /** Passes over scan data, in which 0xff is followed by 0 or a restart marker, to the marker behind it. */
    static int next(FileBytes file) throws IOException {
        while (true) {
            file.passBeyond((byte) 0xff);
            int next = file.u8();
            while (next == 0xff) {
                next = file.u8();
            }
            if (next != 0) {
                return next;
            }
        }
    }

    /** TEM, the restart markers and a stray start of image carry no length. */
    static boolean standsAlone(int marker) {
        return marker == TEMPORARY || (marker >= FIRST_RESTART && marker <= START_OF_IMAGE);
    }
}
