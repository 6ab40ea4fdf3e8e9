package dev.lull.common.probe;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/**
 * Follows a JPEG's markers and scans (ITU-T T.81, annex B) to its end-of-image marker. Some cameras leave that out, or
 * write other data in its place; then the image data itself must be whole.
 */
final class JpegEnd {

    private static final int START_OF_IMAGE = 0xd8;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int START_OF_SCAN = 0xda;

    private JpegEnd() {}

    static Optional<String> missing(FileBytes file) throws IOException {
        file.seek(2);
        boolean scanned = false;
        try {
            int marker = nextMarker(file);
            while (marker != END_OF_IMAGE) {
                if (!standsAlone(marker)) {
                    file.skip(file.u16() - 2L);
                }
                scanned |= marker == START_OF_SCAN;
                marker = nextMarker(file);
            }
        } catch (EOFException e) {
            if (scanned && JpegData.complete(file)) {
                return Optional.empty();
            }
            String what = scanned ? "no end-of-image marker" : "no image data";
            return Optional.of("image data breaks off at byte " + file.size() + ": " + what);
        }
        return scanned ? Optional.empty() : Optional.of("it has no image data");
    }

    /** Passes over scan data, in which 0xff is followed by 0 or a restart marker, to the marker behind it. */
    static int nextMarker(FileBytes file) throws IOException {
        while (true) {
            int next = file.u8();
            while (next != 0xff) {
                next = file.u8();
            }
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
        return marker == 0x01 || (marker >= 0xd0 && marker <= START_OF_IMAGE);
    }
}
