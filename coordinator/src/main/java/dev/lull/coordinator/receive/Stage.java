package dev.lull.coordinator.receive;

/** How far a received file is. */
enum Stage {
    /** Bytes are missing, or all are there and it is not known to be submitted. */
    RECEIVING,
    SUBMITTED,
    /** It is settled, and its bytes stay until it is forgotten on request: nothing else holds all that it held. */
    KEPT,
    /**
     * It arrived, was skipped or cancelled: its bytes are deleted. It is remembered for callers that missed the answer.
     */
    SETTLED
}
