package dev.lull.common.ops;

import dev.lull.common.lifecycle.Unavailable;
import dev.lull.common.lifecycle.UnreadableEntry;
import dev.lull.common.media.Failure;

/** Why a try ended without success, as a label. */
enum FailureReason {
    /** Tried again, until its tries are used up. */
    TRANSIENT,
    /** A bug here; like {@link #TRANSIENT}. */
    INTERNAL,
    /** Another worker holds it; looked at again when that one's lease is over. */
    HELD_ELSEWHERE,
    /** Tried again after the wait the target asked for. */
    RATE_LIMITED,
    /** Tried again once the target is back. */
    TARGET_UNAVAILABLE,
    /** Kafka or Redis is away; tried again. */
    SERVER_UNAVAILABLE,
    /** Given up. */
    PERMANENT,
    /** Sent, and no answer heard; held for a person. */
    UNKNOWN_OUTCOME,
    /** Moved to the dead letters: the ledger does not know it, or cannot be read. */
    NOT_IN_LEDGER,
    /** Another worker took it over. */
    OWNERSHIP_LOST,
    /** Given to other workers, since this one cannot do it. */
    PASSED_ON,
    /** This process stops; given back. */
    STOPPED;

    static FailureReason of(Exception error) {
        if (error instanceof Failure failure) {
            return of(failure);
        }
        if (error instanceof Unavailable) {
            return SERVER_UNAVAILABLE;
        }
        if (error instanceof UnreadableEntry) {
            return NOT_IN_LEDGER;
        }
        return error instanceof InterruptedException ? STOPPED : INTERNAL;
    }

    private static FailureReason of(Failure failure) {
        if (failure instanceof Failure.HeldElsewhere) {
            return HELD_ELSEWHERE;
        }
        if (failure instanceof Failure.RateLimited) {
            return RATE_LIMITED;
        }
        if (failure instanceof Failure.TargetUnavailable) {
            return TARGET_UNAVAILABLE;
        }
        if (failure instanceof Failure.Permanent) {
            return PERMANENT;
        }
        if (failure instanceof Failure.UnknownOutcome) {
            return UNKNOWN_OUTCOME;
        }
        if (failure instanceof Failure.NotInLedger) {
            return NOT_IN_LEDGER;
        }
        if (failure instanceof Failure.OwnershipLost) {
            return OWNERSHIP_LOST;
        }
        if (failure instanceof Failure.PassedOn) {
            return PASSED_ON;
        }
        return failure instanceof Failure.Stopped ? STOPPED : TRANSIENT;
    }
}
