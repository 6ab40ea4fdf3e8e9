package dev.lull.coordinator.intake;

import dev.lull.common.probe.SourceErrors;
import java.io.IOException;

/** The disk or server of originals does not answer at the moment, which says nothing about any of them. */
final class SourceUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String folder;

    SourceUnavailable(String folder, IOException cause) {
        super(folder + ": " + SourceErrors.reason(cause), cause);
        this.folder = folder;
    }

    String folder() {
        return folder;
    }
}
