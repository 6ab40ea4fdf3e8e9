package dev.lull.s3;

import java.io.IOException;

/** The local file that was to be put does not have the content it was said to have. Nothing was put. */
public final class SourceChangedException extends IOException {

    private static final long serialVersionUID = 1L;

    SourceChangedException(String file) {
        super(file + " has other content than it was said to have");
    }
}
