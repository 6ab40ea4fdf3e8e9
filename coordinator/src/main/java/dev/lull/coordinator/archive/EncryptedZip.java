package dev.lull.coordinator.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.model.FileHeader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.jspecify.annotations.Nullable;

/** The encrypted entries of a zip, by AES or the old way. Each may have a password of its own. */
final class EncryptedZip implements Closeable {

    private static final int BUFFER = 256 * 1024;

    private final ZipFile zip;
    private final List<String> passwords;
    private final byte[] buffer = new byte[BUFFER];
    private @Nullable Map<Long, FileHeader> headers;

    /** @param passwords in the order in which they are tried */
    EncryptedZip(Path file, List<String> passwords) {
        this.zip = new ZipFile(file.toFile());
        this.zip.setCharset(StandardCharsets.ISO_8859_1);
        this.passwords = new ArrayList<>(passwords);
    }

    /** @throws LockedArchive when none of the passwords opens it */
    void copy(ZipArchiveEntry entry, ArchiveReader.Sink sink) throws IOException {
        FileHeader header = headers().get(entry.getLocalHeaderOffset());
        if (header == null) {
            throw new IOException("the directory of the zip tells of it in two ways");
        }
        for (String password : List.copyOf(passwords)) {
            if (opens(header, password, sink)) {
                // it most likely opens the next one, too
                passwords.remove(password);
                passwords.add(0, password);
                return;
            }
            sink.restart();
        }
        throw new LockedArchive();
    }

    /** A wrong password may pass a first check by chance; then the content is not what the checksum says. */
    private boolean opens(FileHeader header, String password, ArchiveReader.Sink sink) throws IOException {
        zip.setPassword(password.toCharArray());
        InputStream in;
        try {
            in = zip.getInputStream(header);
        } catch (IOException wrong) {
            return false;
        }
        try (in) {
            while (true) {
                int count;
                try {
                    count = in.read(buffer);
                } catch (IOException wrong) {
                    return false;
                }
                if (count < 0) {
                    return true;
                }
                sink.write(buffer, count);
            }
        }
    }

    private Map<Long, FileHeader> headers() throws IOException {
        Map<Long, FileHeader> known = headers;
        if (known == null) {
            known = new HashMap<>();
            for (FileHeader header : zip.getFileHeaders()) {
                known.put(header.getOffsetLocalHeader(), header);
            }
            headers = known;
        }
        return known;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
