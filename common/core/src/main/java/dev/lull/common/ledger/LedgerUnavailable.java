package dev.lull.common.ledger;

import dev.lull.common.lifecycle.Unavailable;

/** The ledger cannot be reached, or did not answer in time. */
public final class LedgerUnavailable extends Unavailable {

    private static final long serialVersionUID = 1L;

    public LedgerUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String publicReason() {
        return "Redis does not answer";
    }
}
