package dev.lull.coordinator.receive;

/** A call about an upload is not carried out. */
public final class UploadRefused extends Exception {

    private static final long serialVersionUID = 1;

    private final Refusal refusal;
    private final String why;

    UploadRefused(Refusal refusal, String why) {
        super(why);
        this.refusal = refusal;
        this.why = why;
    }

    public Refusal refusal() {
        return refusal;
    }

    /** One line for the caller: what, and what to do. */
    public String why() {
        return why;
    }
}
