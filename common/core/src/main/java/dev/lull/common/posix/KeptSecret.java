package dev.lull.common.posix;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A random secret that is made once and then kept, in a file of its own. */
public final class KeptSecret {

    private static final int BYTES = 32;

    private KeptSecret() {}

    /**
     * The secret in this file, in hexadecimal digits; a new one where there is none, or where others could have read
     * it.
     *
     * @throws FileSystemException when the file belongs to another user
     */
    public static String in(Path file) throws IOException {
        String kept = PrivateFile.is(file) ? Files.readString(file).strip() : "";
        if (!kept.isEmpty()) {
            return kept;
        }
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String made = HexFormat.of().formatHex(random);
        PrivateFile.write(file, made + "\n");
        return made;
    }
}
