package dev.lull.coordinator.archive;

import dev.lull.common.posix.RegularFile;
import dev.lull.coordinator.archive.ArchiveEntry.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.jspecify.annotations.Nullable;

/** A 7z archive. One password opens all of it, or none does. */
final class SevenZipReader implements ArchiveReader {

    private static final int BUFFER = 256 * 1024;

    /** Dictionaries of the usual levels need up to 64 MB. */
    private static final int MEMORY_KIB = 256 * 1024;

    /** Enough to see whether a password is right: what comes out of a wrong one is no stream of its method. */
    private static final int TRIED = 1 << 20;

    private static final int UNIX = 0x8000;
    private static final int TYPE = 0xF000;
    private static final int SYMBOLIC_LINK = 0xA000;

    private final SevenZFile archive;
    private final byte[] buffer = new byte[BUFFER];

    private SevenZipReader(SevenZFile archive) {
        this.archive = archive;
    }

    /** @throws LockedArchive when none of the passwords opens it */
    static SevenZipReader open(Path file, List<String> passwords, UnpackLimits limits) throws IOException {
        try (FileChannel channel = RegularFile.open(file)) {
            SevenZipHeader.check(channel);
        }
        if (opens(file, null)) {
            return checked(file, null, limits);
        }
        for (String password : passwords) {
            if (opens(file, password)) {
                return checked(file, password, limits);
            }
        }
        throw new LockedArchive();
    }

    /** Whether this opens it, or it fails in a way that no password mends. */
    private static boolean opens(Path file, @Nullable String password) throws IOException {
        try (SevenZFile archive = sevenZip(file, password)) {
            SevenZArchiveEntry entry = archive.getNextEntry();
            while (entry != null && !entry.hasStream()) {
                entry = archive.getNextEntry();
            }
            byte[] bytes = new byte[BUFFER];
            int read = 0;
            for (int tried = 0; entry != null && read >= 0 && tried < TRIED; tried += read) {
                read = archive.read(bytes);
            }
            return true;
        } catch (PasswordRequiredException locked) {
            return false;
        } catch (IOException e) {
            return password == null;
        }
    }

    private static SevenZipReader checked(Path file, @Nullable String password, UnpackLimits limits)
            throws IOException {
        SevenZFile archive = sevenZip(file, password);
        try {
            long entries = 0;
            long bytes = 0;
            for (SevenZArchiveEntry entry : archive.getEntries()) {
                limits.requireEntries(++entries);
                bytes = Math.addExact(bytes, Math.max(0, entry.getSize()));
                limits.requireBytes(bytes);
            }
            return new SevenZipReader(archive);
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    private static SevenZFile sevenZip(Path file, @Nullable String password) throws IOException {
        SevenZFile.Builder builder =
                SevenZFile.builder().setMaxMemoryLimitKiB(MEMORY_KIB).setPath(file);
        return password == null
                ? builder.get()
                : builder.setPassword(password.toCharArray()).get();
    }

    @Override
    public @Nullable ArchiveEntry next() throws IOException {
        SevenZArchiveEntry entry = archive.getNextEntry();
        if (entry == null) {
            return null;
        }
        String name = entry.getName() == null ? "" : entry.getName();
        return new ArchiveEntry(
                name,
                kind(entry),
                entry.getHasLastModifiedDate() ? entry.getLastModifiedTime().toInstant() : null);
    }

    @Override
    public void copy(Sink sink) throws IOException {
        for (int read = archive.read(buffer); read >= 0; read = archive.read(buffer)) {
            sink.write(buffer, read);
        }
    }

    private static Kind kind(SevenZArchiveEntry entry) {
        if (entry.isDirectory()) {
            return Kind.FOLDER;
        }
        int attributes = entry.getHasWindowsAttributes() ? entry.getWindowsAttributes() : 0;
        boolean link = (attributes & UNIX) != 0 && (attributes >>> 16 & TYPE) == SYMBOLIC_LINK;
        if (link) {
            return Kind.LINK;
        }
        return entry.isAntiItem() ? Kind.SPECIAL : Kind.FILE;
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
