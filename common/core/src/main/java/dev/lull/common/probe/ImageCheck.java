package dev.lull.common.probe;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Whether an image is whole, judged by its structure alone: it is not decoded. Only headers are read, and of a JPEG the
 * scan data.
 */
public final class ImageCheck {

    private static final Map<String, Check> CHECKS = Map.of(
            "image/jpeg", JpegEnd::missing,
            "image/png", ImageCheck::png,
            "image/apng", ImageCheck::png,
            "image/gif", GifEnd::missing,
            "image/webp", RiffEnd::missing,
            "image/bmp", ImageCheck::bmp,
            "image/heic", ImageCheck::boxes,
            "image/heif", ImageCheck::boxes,
            "image/avif", ImageCheck::boxes);

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

    private static Optional<String> png(FileBytes file) throws IOException {
        file.seek(8);
        try {
            while (true) {
                long length = file.u32();
                String type = file.ascii(4);
                if (type.equals("IEND")) {
                    return Optional.empty();
                }
                file.skip(length + 4);
            }
        } catch (EOFException e) {
            return Optional.of("image data breaks off at byte " + file.size() + ": no IEND chunk");
        }
    }

    /** The length in the header; some writers leave it 0. */
    private static Optional<String> bmp(FileBytes file) throws IOException {
        file.seek(2);
        try {
            long declared = file.u32LittleEndian();
            return declared > file.size()
                    ? Optional.of("image data breaks off at byte " + file.size() + " of " + declared)
                    : Optional.empty();
        } catch (EOFException e) {
            return Optional.of("image data breaks off in its header");
        }
    }

    @FunctionalInterface
    private interface Check {
        Optional<String> missing(FileBytes file) throws IOException;
    }
}
