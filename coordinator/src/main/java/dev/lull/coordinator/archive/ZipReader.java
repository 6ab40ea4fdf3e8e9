package dev.lull.coordinator.archive;

import dev.lull.common.posix.RegularFile;
import dev.lull.coordinator.archive.ArchiveEntry.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.jspecify.annotations.Nullable;

/** A zip, by the directory at its end, in the order in which its entries lie in it. */
final class ZipReader implements ArchiveReader {

    private static final int BUFFER = 256 * 1024;

    /** The method that stands for the real one in what WinZip and others encrypt by AES. */
    private static final int AES = 99;

    private final ZipFile zip;
    private final EncryptedZip encrypted;
    private final Iterator<ZipArchiveEntry> entries;
    private final NameDecoder names;
    private final byte[] buffer = new byte[BUFFER];
    private @Nullable ZipArchiveEntry current;

    private ZipReader(ZipFile zip, EncryptedZip encrypted, List<ZipArchiveEntry> entries, NameDecoder names) {
        this.zip = zip;
        this.encrypted = encrypted;
        this.entries = entries.iterator();
        this.names = names;
    }

    /** @throws RefusedArchive when it is too large, or its entries share bytes */
    static ZipReader open(Path file, List<String> passwords, UnpackLimits limits, NameDecoder names)
            throws IOException {
        try (FileChannel channel = RegularFile.open(file)) {
            ZipDirectory.check(channel, limits);
        }
        ZipFile zip = ZipFile.builder()
                .setPath(file)
                .setCharset(StandardCharsets.ISO_8859_1)
                .get();
        try {
            List<ZipArchiveEntry> entries = new ArrayList<>(Collections.list(zip.getEntriesInPhysicalOrder()));
            check(entries, limits);
            names.learn(entries.stream()
                    .filter(entry -> !isText(entry))
                    .map(ZipArchiveEntry::getRawName)
                    .toList());
            return new ZipReader(zip, new EncryptedZip(file, passwords), entries, names);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** Entries that share bytes make a small file unpack to a huge one, over and over. */
    private static void check(List<ZipArchiveEntry> entries, UnpackLimits limits) throws RefusedArchive {
        limits.requireEntries(entries.size());
        long bytes = 0;
        long end = 0;
        for (ZipArchiveEntry entry : entries) {
            bytes += Math.max(0, entry.getSize());
            limits.requireBytes(bytes < 0 ? Long.MAX_VALUE : bytes);
            if (entry.getDataOffset() < end) {
                throw new RefusedArchive("entries in it overlap");
            }
            end = entry.getDataOffset() + Math.max(0, entry.getCompressedSize());
        }
    }

    @Override
    public @Nullable ArchiveEntry next() {
        if (!entries.hasNext()) {
            current = null;
            return null;
        }
        ZipArchiveEntry entry = entries.next();
        current = entry;
        FileTime modified = entry.getLastModifiedTime();
        return new ArchiveEntry(name(entry), kind(entry), modified == null ? null : modified.toInstant());
    }

    private String name(ZipArchiveEntry entry) {
        return isText(entry) ? entry.getName() : names.decode(entry.getRawName());
    }

    private static boolean isText(ZipArchiveEntry entry) {
        return entry.getNameSource() != ZipArchiveEntry.NameSource.NAME;
    }

    private static Kind kind(ZipArchiveEntry entry) {
        if (entry.isUnixSymlink()) {
            return Kind.LINK;
        }
        return entry.isDirectory() || entry.getName().endsWith("\\") ? Kind.FOLDER : Kind.FILE;
    }

    @Override
    public void copy(Sink sink) throws IOException {
        ZipArchiveEntry entry = current;
        if (entry == null) {
            throw new IOException("there is no entry");
        }
        if (entry.getGeneralPurposeBit().usesEncryption() || entry.getMethod() == AES) {
            encrypted.copy(entry, sink);
            return;
        }
        if (!zip.canReadEntryData(entry)) {
            ZipMethod method = ZipMethod.getMethodByCode(entry.getMethod());
            throw new IOException(
                    "packed by a method that is not known here: " + (method == null ? entry.getMethod() : method));
        }
        long read = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            CRC32 checksum = new CRC32();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                checksum.update(buffer, 0, count);
                sink.write(buffer, count);
                read += count;
            }
            if (checksum.getValue() != entry.getCrc() || read != entry.getSize()) {
                throw new IOException("its content is not what the archive says");
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (encrypted) {
            zip.close();
        }
    }
}
