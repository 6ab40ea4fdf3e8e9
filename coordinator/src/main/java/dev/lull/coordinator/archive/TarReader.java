package dev.lull.coordinator.archive;

import dev.lull.coordinator.archive.ArchiveEntry.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** A tar, read from its beginning to its end. */
final class TarReader implements ArchiveReader {

    private static final int BUFFER = 256 * 1024;

    private final TarStream stream;
    private final TarArchiveInputStream tar;
    private final NameDecoder names;
    private final byte[] buffer = new byte[BUFFER];
    private boolean open;

    /** @param in the tar itself, not compressed; closed with this */
    TarReader(InputStream in, UnpackLimits limits, NameDecoder names) {
        this.stream = new TarStream(in, limits);
        // each byte is one character, so that the bytes of a name are known
        this.tar = new TarArchiveInputStream(stream, StandardCharsets.ISO_8859_1.name());
        this.names = names;
    }

    @Override
    public @Nullable ArchiveEntry next() throws IOException {
        if (open) {
            drain();
        }
        stream.headers();
        TarArchiveEntry entry = tar.getNextEntry();
        stream.content();
        open = entry != null;
        if (entry == null) {
            return null;
        }
        FileTime modified = entry.getLastModifiedTime();
        return new ArchiveEntry(name(entry), kind(entry), modified == null ? null : modified.toInstant());
    }

    @Override
    public void copy(Sink sink) throws IOException {
        for (int read = tar.read(buffer); read >= 0; read = tar.read(buffer)) {
            sink.write(buffer, read);
        }
    }

    /** What comes before the next header counts as content. */
    private void drain() throws IOException {
        int read;
        do {
            read = tar.read(buffer);
        } while (read >= 0);
    }

    /** A name in a header of the newer kind is text already. */
    private String name(TarArchiveEntry entry) {
        String name = entry.getName();
        boolean bytes = entry.getExtraPaxHeaders().isEmpty() && name.chars().allMatch(each -> each <= 0xFF);
        return bytes || name.chars().allMatch(each -> each < 0x80)
                ? names.decode(name.getBytes(StandardCharsets.ISO_8859_1))
                : name;
    }

    private static Kind kind(TarArchiveEntry entry) {
        if (entry.isDirectory()) {
            return Kind.FOLDER;
        }
        if (entry.isSymbolicLink() || entry.isLink()) {
            return Kind.LINK;
        }
        return entry.isFile() && !entry.isCharacterDevice() && !entry.isBlockDevice() && !entry.isFIFO()
                ? Kind.FILE
                : Kind.SPECIAL;
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
