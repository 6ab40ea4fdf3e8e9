package dev.lull.upload.targets;

import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The mode of a file that is made at a target. */
final class FileMode {

    private static final Set<PosixFilePermission> OF_NEW_FILES = PosixFilePermissions.fromString("rw-rw-rw-");
    private static final Set<PosixFilePermission> OF_ITS_OWNER = PosixFilePermissions.fromString("rw-------");

    private FileMode() {}

    /**
     * What to make it with, so that it never has more than this but for its owner; the system takes away what its umask
     * does not allow.
     *
     * @param original permissions of the original; null for those of any new file
     */
    static Set<PosixFilePermission> upTo(@Nullable Set<PosixFilePermission> original) {
        Set<PosixFilePermission> mode = EnumSet.copyOf(OF_NEW_FILES);
        if (original != null) {
            mode.retainAll(original);
            mode.addAll(OF_ITS_OWNER);
        }
        return mode;
    }
}
