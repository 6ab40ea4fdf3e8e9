package dev.lull.common.media;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a step did not succeed. The type alone says what happens next; the message is one line for a person. */
public abstract sealed class Failure extends Exception {

    private static final long serialVersionUID = 1L;

    private Failure(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }

    /** The one line for a person. */
    public String reason() {
        String message = getMessage();
        return message == null ? getClass().getSimpleName() : message;
    }

    /** The world failed, not the file: try again, after a while and a limited number of times. */
    public static final class Transient extends Failure {
        private static final long serialVersionUID = 1L;

        public Transient(String reason) {
            super(reason, null);
        }

        public Transient(String reason, Throwable cause) {
            super(reason, cause);
        }
    }

    /** The other side asked to wait; waiting does not use up attempts. */
    public static final class RateLimited extends Failure {
        private static final long serialVersionUID = 1L;

        private final Duration wait;

        public RateLimited(String reason, Duration wait) {
            super(reason, null);
            this.wait = wait;
        }

        public Duration waitFor() {
            return wait;
        }
    }

    /** Another worker may be at it still: looked at again once its lease is over, without using up attempts. */
    public static final class HeldElsewhere extends Failure {
        private static final long serialVersionUID = 1L;

        private final Duration left;

        /** @param left of the lease of the other worker */
        public HeldElsewhere(String reason, Duration left) {
            super(reason, null);
            this.left = left;
        }

        public Duration left() {
            return left;
        }
    }

    /** The target as a whole takes nothing, whatever the file: tried again later, without using up attempts. */
    public static final class TargetUnavailable extends Failure {
        private static final long serialVersionUID = 1L;

        private final boolean local;

        public TargetUnavailable(String reason) {
            this(reason, null, false);
        }

        public TargetUnavailable(String reason, Throwable cause) {
            this(reason, cause, false);
        }

        private TargetUnavailable(String reason, @Nullable Throwable cause, boolean local) {
            super(reason, cause);
            this.local = local;
        }

        /** Seen from this machine, whose fault it may be. */
        public static TargetUnavailable here(String reason, @Nullable Throwable cause) {
            return new TargetUnavailable(reason, cause, true);
        }

        /** Whether the target may well be available from other machines. */
        public boolean local() {
            return local;
        }
    }

    /** It was sent and no answer came: it may have arrived. Only where the target cannot be asked. */
    public static final class UnknownOutcome extends Failure {
        private static final long serialVersionUID = 1L;

        public UnknownOutcome(String reason) {
            super(reason, null);
        }

        public UnknownOutcome(String reason, Throwable cause) {
            super(reason, cause);
        }
    }

    /** The file itself is the problem; trying again gives the same answer. */
    public static final class Permanent extends Failure {
        private static final long serialVersionUID = 1L;

        public Permanent(String reason) {
            super(reason, null);
        }

        public Permanent(String reason, Throwable cause) {
            super(reason, cause);
        }
    }

    /** The task names nothing that the ledger knows: it expired, was forgotten, or was never Lull's. */
    public static final class NotInLedger extends Failure {
        private static final long serialVersionUID = 1L;

        public NotInLedger(String reason) {
            super(reason, null);
        }
    }

    /** Another worker works on it now (or it is done); whatever was made here is dropped. */
    public static final class OwnershipLost extends Failure {
        private static final long serialVersionUID = 1L;

        public OwnershipLost(String reason) {
            super(reason, null);
        }
    }

    /** This worker cannot do it, another may: the task is in the queue again, and no try was used. */
    public static final class PassedOn extends Failure {
        private static final long serialVersionUID = 1L;

        public PassedOn(String reason) {
            super(reason, null);
        }
    }

    /** Stopped because this process is going down; the work is given back untouched. */
    public static final class Stopped extends Failure {
        private static final long serialVersionUID = 1L;

        public Stopped(String reason) {
            super(reason, null);
        }
    }
}
