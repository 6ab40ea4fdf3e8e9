package dev.lull.common.posix;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that nobody but their owner may read or write, from their first byte on. */
public final class PrivateFile {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private PrivateFile() {}

    /** Writes the whole file at once; one that has the name is replaced. */
    public static void write(Path file, String text) throws IOException {
        FileAttribute<?> mode = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
        Path half = file.resolveSibling(file.getFileName() + ".tmp");
        Files.deleteIfExists(half);
        Files.writeString(Files.createFile(half, mode), text);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Whether it is there and can have been read by its owner only.
     *
     * @throws FileSystemException when it belongs to another user
     */
    static boolean is(Path file) throws IOException {
        if (!Files.isRegularFile(file, NOFOLLOW_LINKS)) {
            return false;
        }
        PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class, NOFOLLOW_LINKS);
        if (!attributes.owner().equals(Owner.ofNewFiles(file.toAbsolutePath().getParent()))) {
            throw new FileSystemException(
                    file.toString(), null, "it belongs to " + attributes.owner().getName() + ", another user");
        }
        return OWNER_ONLY.containsAll(attributes.permissions());
    }
}
