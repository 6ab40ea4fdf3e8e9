package dev.lull.common.lifecycle;

/** Something this process depends on does not answer. It says nothing about the work in hand: trying later is right. */
public abstract class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected Unavailable(String message) {
        super(message);
    }

    protected Unavailable(String message, Throwable cause) {
        super(message, cause);
    }

    /** The message for strangers: without the addresses and names of servers. */
    public abstract String publicReason();
}
