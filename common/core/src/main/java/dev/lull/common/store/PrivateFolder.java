package dev.lull.common.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/**
 * A folder of this user's own in the system's temporary folder. Any user can create a name there first, and whoever
 * owns a folder decides what is in it; so this one is used only if this user owns it, and it is closed to all others.
 */
public final class PrivateFolder {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Path path;

    PrivateFolder(Path temporary, String user) {
        this.path = temporary.resolve("lull-" + user.replaceAll("[^A-Za-z0-9._-]", "_"));
    }

    /** That of the user of this process; it need not be there. */
    public static PrivateFolder ofUser() {
        return new PrivateFolder(Path.of(System.getProperty("java.io.tmpdir")), System.getProperty("user.name"));
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    /**
     * Makes it if something below it is to be used, or sees that it is safe.
     *
     * @throws IOException when it is another user's, or no folder
     */
    void secureFor(Path used) throws IOException {
        if (!used.toAbsolutePath().startsWith(path.toAbsolutePath())) {
            return;
        }
        try {
            Files.createDirectory(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } catch (FileAlreadyExistsException there) {
            requireOwn();
        } catch (UnsupportedOperationException noPermissions) {
            Files.createDirectories(path);
        }
    }

    private void requireOwn() throws IOException {
        PosixFileAttributes found;
        try {
            found = Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (UnsupportedOperationException noPermissions) {
            return;
        }
        if (!found.isDirectory() || !found.owner().equals(us())) {
            throw new IOException(path + " is another user's, or no folder: remove it, or start with"
                    + " LULL_JAVA_OPTS=-Djava.io.tmpdir=FOLDER");
        }
        if (!found.permissions().equals(OWNER_ONLY)) {
            Files.setPosixFilePermissions(path, OWNER_ONLY);
        }
    }

    /** Files that a process makes are its user's. */
    private UserPrincipal us() throws IOException {
        Path made = Files.createTempFile("lull-", ".owner");
        try {
            return Files.getOwner(made);
        } finally {
            Files.delete(made);
        }
    }
}
