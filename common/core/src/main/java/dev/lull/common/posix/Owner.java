package dev.lull.common.posix;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import org.jspecify.annotations.Nullable;

/** Whom files belong to. */
final class Owner {

    private Owner() {}

    /**
     * Whom the files belong to that this process makes in a folder: its user, whom some network disks call another. To
     * make one is the only way to know.
     */
    static UserPrincipal ofNewFiles(@Nullable Path folder) throws IOException {
        Path probe = Files.createTempFile(folder, ".owner-", ".tmp");
        try {
            return Files.getOwner(probe, NOFOLLOW_LINKS);
        } finally {
            Files.deleteIfExists(probe);
        }
    }
}
