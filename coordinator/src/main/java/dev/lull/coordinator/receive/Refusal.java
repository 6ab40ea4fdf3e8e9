package dev.lull.coordinator.receive;

/** Why a call of the tus protocol is refused. */
public enum Refusal {
    /** What is said about the file is not understood. */
    MALFORMED(400),
    UNKNOWN(404),
    /** The body came too slowly, or broke off; what came is kept. */
    INTERRUPTED(408),
    /** The upload is not where the caller believes it to be. */
    CONFLICT(409),
    TOO_LARGE(413),
    /** Another call writes to the same upload. */
    LOCKED(423),
    /** The body does not have the checksum that was sent with it. */
    MISMATCH(460),
    TOO_MANY(503),
    NO_ROOM(507);

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    /** Of HTTP, as <a href="https://tus.io/protocols/resumable-upload">tus 1.0</a> has it where that names one. */
    public int status() {
        return status;
    }
}
