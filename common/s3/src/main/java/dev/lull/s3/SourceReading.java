package dev.lull.s3;

import dev.lull.common.media.Checksum;
import dev.lull.common.posix.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.zip.CRC32C;

/**
 * Reads a local file once, ahead of its sending, for its checksums: one for each part, which the server compares with
 * what it receives, and one for the whole.
 */
final class SourceReading implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 17;

    private final Path file;
    private final InputStream in;
    private final MessageDigest whole = Checksum.begin();
    private final byte[] buffer = new byte[BUFFER_BYTES];

    SourceReading(Path file) throws IOException {
        this.file = file;
        try {
            in = RegularFile.stream(file);
        } catch (IOException e) {
            throw new SourceException(e);
        }
    }

    /**
     * Reads the next part.
     *
     * @return its CRC-32C as S3 writes it: Base64 of four bytes, the highest first
     */
    String part(long bytes) throws IOException {
        CRC32C crc = new CRC32C();
        for (long left = bytes; left > 0; ) {
            int read = read((int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new SourceChangedException(file.toString());
            }
            crc.update(buffer, 0, read);
            whole.update(buffer, 0, read);
            left -= read;
        }
        byte[] four =
                ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
        return Base64.getEncoder().encodeToString(four);
    }

    /** Ends the reading; the file must be at its end and have this content. */
    void mustHaveBeen(String sha256) throws IOException {
        if (read(1) >= 0 || !sha256().equals(sha256)) {
            throw new SourceChangedException(file.toString());
        }
    }

    /** Of all that was read, in lower-case hex; ends the reading. */
    String sha256() {
        return Checksum.of(whole);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private int read(int most) throws IOException {
        try {
            return in.read(buffer, 0, most);
        } catch (ClosedByInterruptException stopped) {
            throw stopped;
        } catch (IOException e) {
            throw new SourceException(e);
        }
    }
}
