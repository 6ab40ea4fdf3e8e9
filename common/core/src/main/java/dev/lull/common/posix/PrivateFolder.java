package dev.lull.common.posix;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/** Folders that nobody but their owner may look into, whatever the modes of what is in them. */
public final class PrivateFolder {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private PrivateFolder() {}

    /**
     * Makes it, and what is missing above it as usual; one that is there is closed to others.
     *
     * @return whether others could look into it until now
     * @throws FileSystemException when it belongs to another user, or cannot be closed to others
     */
    public static boolean make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            create(folder.toAbsolutePath());
        }
        UserPrincipal owner = Files.getOwner(folder);
        if (!owner.equals(Owner.ofNewFiles(folder))) {
            throw new FileSystemException(
                    folder.toString(), null, "it belongs to " + owner.getName() + ", another user");
        }
        if (isPrivate(folder)) {
            return false;
        }
        Files.setPosixFilePermissions(folder, OWNER_ONLY);
        if (!isPrivate(folder)) {
            throw new FileSystemException(
                    folder.toString(), null, "others may look into it, and its disk does not let that be changed");
        }
        return true;
    }

    private static void create(Path folder) throws IOException {
        if (folder.getParent() != null) {
            Files.createDirectories(folder.getParent());
        }
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    private static boolean isPrivate(Path folder) throws IOException {
        return OWNER_ONLY.containsAll(Files.getPosixFilePermissions(folder));
    }
}
