package dev.lull.common.probe;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/**
 * Follows a JPEG's markers and scans (ITU-T T.81, annex B) to its end-of-image marker. Some cameras leave that out, or
 * write other data in its place; then the image data itself must be whole.
 */
final class JpegEnd {

    private JpegEnd() {}

    static Optional<String> missing(FileBytes file) throws IOException {
        file.seek(2);
        boolean scanned = false;
        try {
            int marker = JpegMarkers.next(file);
            while (marker != JpegMarkers.END_OF_IMAGE) {
                if (!JpegMarkers.standsAlone(marker)) {
                    file.skip(file.u16() - 2L);
                }
                scanned |= marker == JpegMarkers.START_OF_SCAN;
                marker = JpegMarkers.next(file);
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
}
