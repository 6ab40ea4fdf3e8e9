package dev.lull.convert.verify;

import dev.lull.common.media.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What tells the bytes of one file from those of any other. */
public final class Checksum {

    private static final int BUFFER = 1 << 16;

    private Checksum() {}

    /**
     * The sha256 of a file in lower-case hex.
     *
     * @throws Failure.Transient when it cannot be read
     */
    public static String of(Path file) throws Failure.Transient {
        try (InputStream bytes = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            int read;
            while ((read = bytes.read(buffer)) > 0) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new Failure.Transient("cannot read " + file + ": " + e, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
