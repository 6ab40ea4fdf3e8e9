package dev.lull.common.ledger;

/** The ledger cannot be reached, or did not answer in time. */
public final class LedgerUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LedgerUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
