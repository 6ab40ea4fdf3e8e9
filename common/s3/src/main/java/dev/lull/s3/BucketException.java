package dev.lull.s3;

import dev.lull.common.media.Failure;
import java.io.IOException;

/** The S3 server refused or could not be asked; {@link #failure()} says whether trying again can help. */
public final class BucketException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Failure failure;

    BucketException(Failure failure) {
        super(failure.reason(), failure);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
