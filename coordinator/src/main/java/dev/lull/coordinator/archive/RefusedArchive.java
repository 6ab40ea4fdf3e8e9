package dev.lull.coordinator.archive;

import java.io.IOException;

/** An archive that is not unpacked any further, as it asks for more than is reasonable, or is made to deceive. */
public final class RefusedArchive extends IOException {

    private static final long serialVersionUID = 1;

    /** @param reason one line for a person, with the setting that bounds it if there is one */
    RefusedArchive(String reason) {
        super(reason);
    }
}
