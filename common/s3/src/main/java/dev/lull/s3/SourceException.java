package dev.lull.s3;

import java.io.IOException;

/** The local file that was to be put could not be read; the S3 server has nothing to do with it. */
public final class SourceException extends IOException {

    private static final long serialVersionUID = 1L;

    private final IOException trouble;

    SourceException(IOException trouble) {
        super(trouble.toString(), trouble);
        this.trouble = trouble;
    }

    /** What reading it met. */
    public IOException trouble() {
        return trouble;
    }
}
