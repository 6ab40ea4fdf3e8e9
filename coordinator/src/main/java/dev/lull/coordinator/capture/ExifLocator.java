package dev.lull.coordinator.capture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.Optional;

/** Where in a picture its EXIF block is: the TIFF structure that follows, or is, the container's header. */
final class ExifLocator {

    /** Before the TIFF structure, in JPEG always and in WebP sometimes. */
    private static final byte[] EXIF = "Exif\0\0".getBytes(ISO_8859_1);

    private static final byte[] PNG = "\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1);
    private static final int HEADER = 8;

    private static final int START_OF_IMAGE = 0xffd8;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int START_OF_SCAN = 0xda;
    private static final int APP1 = 0xe1;

    private ExifLocator() {}

    /** Empty when it has none, and for what is no picture. */
    static Optional<ByteRange> find(BoundedBytes bytes) throws IOException {
        if (bytes.length() < 12) {
            return Optional.empty();
        }
        if (bytes.number(0, 2) == START_OF_IMAGE) {
            return inJpeg(bytes);
        }
        if (bytes.has(0, PNG)) {
            return inPng(bytes);
        }
        return switch (bytes.name(0)) {
            case "II*\0", "MM\0*" -> Optional.of(new ByteRange(0, bytes.length()));
            case "RIFF" -> bytes.name(8).equals("WEBP") ? inWebp(bytes) : Optional.empty();
            default -> HeifExif.find(bytes);
        };
    }

    private static Optional<ByteRange> inJpeg(BoundedBytes bytes) throws IOException {
        long at = 2;
        while (at + 4 <= bytes.length() && (bytes.at(at) & 0xff) == 0xff) {
            int marker = bytes.at(at + 1) & 0xff;
            if (marker == 0xff) {
                at++;
                continue;
            }
            if (marker == START_OF_SCAN || marker == END_OF_IMAGE) {
                break;
            }
            long length = bytes.number(at + 2, 2);
            if (marker == APP1 && bytes.has(at + 4, EXIF)) {
                return range(bytes, at + 4 + EXIF.length, at + 2 + length);
            }
            at += 2 + Math.max(2, length);
        }
        return Optional.empty();
    }

    private static Optional<ByteRange> inPng(BoundedBytes bytes) throws IOException {
        for (long at = PNG.length; at + HEADER <= bytes.length(); ) {
            long length = bytes.number(at, 4);
            String name = bytes.name(at + 4);
            if (name.equals("eXIf")) {
                return range(bytes, at + HEADER, at + HEADER + length);
            }
            // the checksum follows
            at += HEADER + length + 4;
        }
        return Optional.empty();
    }

    private static Optional<ByteRange> inWebp(BoundedBytes bytes) throws IOException {
        for (long at = 12; at + HEADER <= bytes.length(); ) {
            long length = Integer.toUnsignedLong(Integer.reverseBytes((int) bytes.number(at + 4, 4)));
            if (bytes.name(at).equals("EXIF")) {
                long from = at + HEADER;
                return range(bytes, bytes.has(from, EXIF) ? from + EXIF.length : from, from + length);
            }
            at += HEADER + length + length % 2;
        }
        return Optional.empty();
    }

    private static Optional<ByteRange> range(BoundedBytes bytes, long from, long to) {
        long end = Math.min(to, bytes.length());
        return from < end ? Optional.of(new ByteRange(from, end)) : Optional.empty();
    }
}
