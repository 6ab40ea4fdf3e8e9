package dev.lull.common.probe;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Whether an image is whole, judged by its structure alone: it is not decoded. Only headers are read, and of a JPEG the
 * scan data. What a decoder forgives is no damage: a missing end marker, a wrong length, anything behind the image.
 */
public final class ImageCheck {

    private static final Map<String, Check> CHECKS = Map.of(
            "image/jpeg", JpegEnd::missing,
            "image/png", ImageCheck::png,
            "image/apng", ImageCheck::png,
            "image/gif", GifEnd::missing,
            "image/webp", WebpEnd::missing,
            "image/bmp", BmpEnd::missing,
            "image/heic", ImageCheck::boxes,
            "image/heif", ImageCheck::boxes,
            "image/avif", ImageCheck::boxes,
            "image/avci", ImageCheck::boxes);

    private ImageCheck() {}

    /**
     * What is wrong with it, in one line; empty when it is whole, or of a type that does not tell.
     *
     * @param contentType as the {@link Sniffer} found it
     */
    public static Optional<String> damage(Path image, String contentType) throws IOException {
        Check check = CHECKS.get(contentType);
        if (check == null) {
            return Optional.empty();
        }
        try (FileBytes file = FileBytes.open(image)) {
            return check.missing(file);
        }
    }

    private static Optional<String> boxes(FileBytes file) throws IOException {
        return Optional.ofNullable(IsoFile.read(file).truncated());
    }

    /** Of its end only the data of the image must be there. */
    private static Optional<String> png(FileBytes file) throws IOException {
        file.seek(8);
        boolean data = false;
        long chunk = file.position();
        try {
            while (true) {
                chunk = file.position();
                long length = file.u32();
                String type = file.ascii(4);
                if (type.equals("IEND")) {
                    return Optional.empty();
                }
                data |= type.equals("IDAT");
                file.skip(length + 4);
            }
        } catch (EOFException e) {
            if (data && chunk <= file.size()) {
                return Optional.empty();
            }
            return Optional.of("image data breaks off at byte " + file.size() + ": no IEND chunk");
        }
    }

    @FunctionalInterface
    private interface Check {
        Optional<String> missing(FileBytes file) throws IOException;
    }
}
