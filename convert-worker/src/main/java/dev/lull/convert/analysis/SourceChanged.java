package dev.lull.convert.analysis;

import dev.lull.common.media.Failure;

/** An original that is not the one that was submitted. No other plan helps. */
public final class SourceChanged extends Exception {

    private static final long serialVersionUID = 1;

    SourceChanged(String how) {
        super("the source changed since it was submitted: " + how);
    }

    /** What it means for the file. */
    public Failure.Permanent failure() {
        return new Failure.Permanent(String.valueOf(getMessage()), this);
    }
}
