package dev.lull.bench.chaos.work;

/**
 * An original that was handed over with a submission.
 *
 * <p>It counts as cancelled as soon as that is asked for, since the answer may be lost.
 */
final class Handover {

    final String submission;
    final Original original;
    boolean cancelled;

    Handover(String submission, Original original) {
        this.submission = submission;
        this.original = original;
    }
}
