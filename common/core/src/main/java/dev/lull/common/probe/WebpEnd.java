package dev.lull.common.probe;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Follows the chunks of a WebP (RFC 9649) that hold pixels. The length in the file's header does not count, as writers
 * often miss it by the byte that pads a chunk.
 */
final class WebpEnd {

    private static final Set<String> PIXELS = Set.of("VP8 ", "VP8L", "ANMF");

    private WebpEnd() {}

    static Optional<String> missing(FileBytes file) throws IOException {
        file.seek(12);
        boolean image = false;
        while (file.remaining() >= 8) {
            String type = file.ascii(4);
            long length = file.u32LittleEndian();
            if (PIXELS.contains(type)) {
                if (file.remaining() < length) {
                    return Optional.of(
                            "image data breaks off at byte " + file.size() + " of " + (file.position() + length));
                }
                image = true;
            }
            file.skip(length + (length & 1));
        }
        return image ? Optional.empty() : noImage(file);
    }

    private static Optional<String> noImage(FileBytes file) {
        return Optional.of("image data breaks off at byte " + file.size() + ": no image chunk");
    }
}
