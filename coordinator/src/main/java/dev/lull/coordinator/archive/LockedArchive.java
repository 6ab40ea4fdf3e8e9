package dev.lull.coordinator.archive;

import java.io.IOException;

/** Something in an archive is encrypted, and none of the passwords opens it. */
public final class LockedArchive extends IOException {

    private static final long serialVersionUID = 1;

    LockedArchive() {
        super("it is encrypted");
    }
}
