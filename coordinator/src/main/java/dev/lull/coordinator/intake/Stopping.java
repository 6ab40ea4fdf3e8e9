package dev.lull.coordinator.intake;

import dev.lull.common.lifecycle.Unavailable;

/** This coordinator was told to stop: another one, or the next to start, accepts what is handed over. */
final class Stopping extends Unavailable {

    private static final long serialVersionUID = 1;

    Stopping() {
        super("this coordinator is stopping and accepts nothing more; ask again in a moment");
    }

    @Override
    public String publicReason() {
        return String.valueOf(getMessage());
    }
}
