package dev.lull.coordinator.receive;

import dev.lull.common.lifecycle.Unavailable;

/** The folder for uploads cannot be used at the moment, or this coordinator is stopping. */
final class UploadsUnavailable extends Unavailable {

    private static final long serialVersionUID = 1;

    UploadsUnavailable(String message) {
        super(message);
    }

    @Override
    public String publicReason() {
        return "uploads over HTTP are not taken at the moment, the log of the coordinator says why; try again later";
    }
}
