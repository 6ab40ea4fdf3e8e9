package dev.lull.s3;

import dev.lull.common.media.Failure;
import java.io.IOException;

/** The S3 server refused or could not be asked; {@link #failure()} says whether trying again can help. */
public final class BucketException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Failure failure;
    private final boolean outage;

    BucketException(Failure failure) {
        this(failure, false);
    }

    private BucketException(Failure failure, boolean outage) {
        super(failure.reason(), failure);
        this.failure = failure;
        this.outage = outage;
    }

    /** The server as a whole does not serve at the moment. */
    static BucketException outage(Failure failure) {
        return new BucketException(failure, true);
    }

    /** Whether the server does not serve at the moment, whatever it is asked. */
    public boolean outage() {
        return outage;
    }

    public Failure failure() {
        return failure;
    }
}
