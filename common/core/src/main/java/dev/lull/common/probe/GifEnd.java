package dev.lull.common.probe;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/** Follows a GIF's blocks (GIF89a) to its trailer. */
final class GifEnd {

    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2c;
    private static final int TRAILER = 0x3b;

    private GifEnd() {}

    static Optional<String> missing(FileBytes file) throws IOException {
        file.seek(10);
        try {
            int screen = file.u8();
            file.skip(2L + colorTable(screen));
            while (true) {
                int block = file.u8();
                if (block == TRAILER) {
                    return Optional.empty();
                } else if (block == EXTENSION) {
                    file.skip(1);
                } else if (block == IMAGE) {
                    file.skip(8);
                    int image = file.u8();
                    file.skip(colorTable(image) + 1L);
                } else {
                    return Optional.of("image data is damaged at byte " + (file.position() - 1));
                }
                skipSubBlocks(file);
            }
        } catch (EOFException e) {
            return Optional.of("image data breaks off at byte " + file.size() + ": no trailer");
        }
    }

    private static int colorTable(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private static void skipSubBlocks(FileBytes file) throws IOException {
        for (int length = file.u8(); length != 0; length = file.u8()) {
            file.skip(length);
        }
    }
}
