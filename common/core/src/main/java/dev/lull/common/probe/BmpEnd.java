package dev.lull.common.probe;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/**
 * Whether a BMP holds as many pixels as its headers say. The file's length in the first header does not count: writers
 * leave it 0 or miss it.
 */
final class BmpEnd {

    private static final int PIXELS_START = 10;
    private static final int OS2_HEADER = 12;
    private static final int OS2_SHORT_HEADER = 16;
    private static final int OS2_LONG_HEADER = 64;
    private static final int NONE = 0;

    /** In a long OS/2 header the same number is Huffman coding. */
    private static final int BIT_FIELDS = 3;

    private BmpEnd() {}

    static Optional<String> missing(FileBytes file) throws IOException {
        file.seek(PIXELS_START);
        try {
            long start = file.u32LittleEndian();
            long end = start + pixels(file);
            return end > file.size()
                    ? Optional.of("image data breaks off at byte " + file.size() + " of " + end)
                    : Optional.empty();
        } catch (EOFException e) {
            return Optional.of("image data breaks off in its header");
        }
    }

    /** The least bytes of all pixels: lines without padding, which some writers leave out. */
    private static long pixels(FileBytes file) throws IOException {
        long header = file.u32LittleEndian();
        boolean os2 = header == OS2_HEADER;
        long width = os2 ? u16(file) : file.u32LittleEndian();
        long height = os2 ? u16(file) : Math.abs((int) file.u32LittleEndian());
        file.skip(2);
        int bitsPerPixel = u16(file);
        long compression = header <= OS2_SHORT_HEADER ? NONE : file.u32LittleEndian();
        if (compression == NONE || (compression == BIT_FIELDS && header != OS2_LONG_HEADER)) {
            return (width * bitsPerPixel + 7) / 8 * height;
        }
        return file.u32LittleEndian();
    }

    private static int u16(FileBytes file) throws IOException {
        return file.u8() | (file.u8() << 8);
    }
}
