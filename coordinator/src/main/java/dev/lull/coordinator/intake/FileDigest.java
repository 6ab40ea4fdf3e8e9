package dev.lull.coordinator.intake;

import dev.lull.common.media.Checksum;
import dev.lull.common.posix.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Instant;

/**
 * What reading a file once from end to end tells.
 *
 * @param size bytes
 * @param sha256 lower-case hex
 * @param modified when the file was last changed
 * @param steady whether the file stayed as it was while it was read
 */
record FileDigest(long size, String sha256, Instant modified, boolean steady) {

    private static final int BUFFER = 256 * 1024;

    /** @param beat is called with each bit that was read */
    static FileDigest read(Path file, Runnable beat) throws IOException {
        BasicFileAttributes before = Files.readAttributes(file, BasicFileAttributes.class);
        MessageDigest digest = Checksum.begin();
        long size = 0;
        try (InputStream in = RegularFile.stream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                size += read;
                beat.run();
            }
        }
        BasicFileAttributes after = Files.readAttributes(file, BasicFileAttributes.class);
        boolean steady = size == before.size()
                && size == after.size()
                && before.lastModifiedTime().equals(after.lastModifiedTime());
        return new FileDigest(
                size, Checksum.of(digest), after.lastModifiedTime().toInstant(), steady);
    }
}
