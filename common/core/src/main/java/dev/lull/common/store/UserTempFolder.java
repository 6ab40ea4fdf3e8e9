package dev.lull.common.store;

import dev.lull.common.posix.PrivateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder of this user's own in the system's temporary folder. Any user can create a name there first, and whoever
 * owns a folder decides what is in it; so this one is used only if this user owns it, and it is closed to all others.
 */
public final class UserTempFolder {

    private final Path path;

    UserTempFolder(Path temporary, String user) {
        this.path = temporary.resolve("lull-" + user.replaceAll("[^A-Za-z0-9._-]", "_"));
    }

    /** That of the user of this process; it need not be there. */
    public static UserTempFolder ofUser() {
        return new UserTempFolder(Path.of(System.getProperty("java.io.tmpdir")), System.getProperty("user.name"));
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    /**
     * Makes it if something below it is to be used, or sees that it is safe.
     *
     * @throws IOException when it is another user's, or no folder
     */
    public void secureFor(Path used) throws IOException {
        if (!used.toAbsolutePath().startsWith(path.toAbsolutePath())) {
            return;
        }
        String remedy = ": remove it, or start with LULL_JAVA_OPTS=-Djava.io.tmpdir=FOLDER";
        if (Files.isSymbolicLink(path)) {
            throw new IOException(path + " is a link" + remedy);
        }
        try {
            PrivateFolder.make(path);
        } catch (IOException e) {
            throw new IOException(e.getMessage() + remedy, e);
        }
    }
}
