package dev.lull.common.probe;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/**
 * Follows a GIF's blocks (GIF89a) to the end of its images. As decoders do, it takes a file that lacks its trailer, and
 * anything at all behind the first image.
 */
final class GifEnd {

    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2c;

    private GifEnd() {}

    static Optional<String> missing(FileBytes file) throws IOException {
        file.seek(10);
        boolean inImage = false;
        boolean image = false;
        try {
            int screen = file.u8();
            file.skip(2L + colorTable(screen));
            while (file.remaining() > 0 || !image) {
                int block = file.u8();
                if (block == EXTENSION) {
                    file.skip(1);
                } else if (block == IMAGE) {
                    inImage = true;
                    file.skip(8);
                    int flags = file.u8();
                    file.skip(colorTable(flags) + 1L);
                } else {
                    return image
                            ? Optional.empty()
                            : Optional.of("image data is damaged at byte " + (file.position() - 1));
                }
                skipSubBlocks(file);
                image |= inImage;
                inImage = false;
            }
            return Optional.empty();
        } catch (EOFException e) {
            return image && !inImage
                    ? Optional.empty()
                    : Optional.of("image data breaks off at byte " + file.size() + ": no trailer");
        }
    }

    private static int colorTable(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    /** Up to the block of length 0, which may be what the file lacks. */
    private static void skipSubBlocks(FileBytes file) throws IOException {
        for (int length = file.u8(); length != 0; length = file.u8()) {
            file.skip(length);
            if (file.remaining() == 0) {
                return;
            }
        }
    }
}
