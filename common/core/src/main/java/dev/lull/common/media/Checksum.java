package dev.lull.common.media;

import dev.lull.common.posix.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What tells bytes from any others: their SHA-256, in lower-case hex wherever it is written. */
public final class Checksum {

    private static final int BUFFER = 1 << 16;

    private Checksum() {}

    /** The checksum of a file, which is read once from start to end. */
    public static String of(Path file) throws IOException {
        try (InputStream bytes = RegularFile.stream(file)) {
            return of(bytes);
        }
    }

    /** The checksum of what is left of a stream, which is read to its end. */
    public static String of(InputStream bytes) throws IOException {
        MessageDigest digest = begin();
        byte[] buffer = new byte[BUFFER];
        int read;
        while ((read = bytes.read(buffer)) > 0) {
            digest.update(buffer, 0, read);
        }
        return of(digest);
    }

    /** The checksum of a text in UTF-8. */
    public static String of(String text) {
        MessageDigest digest = begin();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return of(digest);
    }

    /** The checksum of everything the digest was given; the digest begins anew. */
    public static String of(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A digest that was given nothing yet. */
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
