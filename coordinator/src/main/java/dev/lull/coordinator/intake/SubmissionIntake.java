package dev.lull.coordinator.intake;

import dev.lull.common.ledger.Submission;
import dev.lull.common.ledger.WalkPosition;
import dev.lull.common.media.MediaFile;
import dev.lull.coordinator.dispatch.Dispatch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * One submission on its way through: several files are read and decided upon in parallel, but their content is claimed,
 * and they are dispatched, in the order of the walk. Only a window of files is under way at any time. Now and then all
 * of them are brought to their end, so that whoever has to go on can begin there.
 */
final class SubmissionIntake implements WalkVisitor {

    private final FileIntake files;
    private final Dispatch dispatch;
    private final ExecutorService pool;
    private final int window;
    private final int stretch;
    private final Progress progress;
    private final Deque<Future<Reading>> reading = new ArrayDeque<>();
    private final Deque<Future<MediaFile>> deciding = new ArrayDeque<>();
    private int sincePosition;

    /** Is told how far a submission is. */
    @FunctionalInterface
    interface Progress {

        /** Throws when the submission is to be taken in no further. */
        void check();

        /**
         * All before this position has been published, but for what is deferred.
         *
         * @param albums in which images went out so far
         */
        default void passed(WalkPosition position, int albums) throws InterruptedException {}
    }

    /**
     * Keeps at most {@code window} files waiting in each step.
     *
     * @param stretch least number of files between two positions that are told
     */
    SubmissionIntake(
            FileIntake files, Dispatch dispatch, ExecutorService pool, int window, int stretch, Progress progress) {
        this.files = files;
        this.dispatch = dispatch;
        this.pool = pool;
        this.window = window;
        this.stretch = stretch;
        this.progress = progress;
    }

    /**
     * Takes in everything below the paths of this submission that no earlier walk took in; returns when all of it is
     * decided upon and published.
     *
     * @return false when the paths are to be walked again
     * @throws SourceUnavailable when originals are away; what was not reached is not taken in
     */
    boolean run(Submission submission, AllowedRoots allowedRoots, IntakeParts parts) throws InterruptedException {
        try {
            new SourceWalk(allowedRoots, parts.sources(), parts.sourceCheck(), this)
                    .walk(submission.paths(), submission.position());
            finishAll();
            return dispatch.finish();
        } finally {
            // what has begun ends by itself, at a place where that leaves nothing half done
            reading.forEach(left -> left.cancel(false));
            deciding.forEach(left -> left.cancel(false));
        }
    }

    @Override
    public void found(WalkEntry walkEntry) throws InterruptedException {
        reading.add(pool.submit(() -> files.read(walkEntry)));
        if (reading.size() > window) {
            claimOldest();
        }
        while (!deciding.isEmpty() && deciding.peek().isDone()) {
            dispatchOldest();
        }
        sincePosition++;
    }

    @Override
    public void passed(WalkPosition position) throws InterruptedException {
        if (sincePosition >= stretch) {
            finishAll();
            progress.passed(position, dispatch.publishAll());
            sincePosition = 0;
        }
    }

    private void finishAll() throws InterruptedException {
        while (!reading.isEmpty()) {
            claimOldest();
        }
        while (!deciding.isEmpty()) {
            dispatchOldest();
        }
    }

    private void claimOldest() throws InterruptedException {
        Reading claimed = files.claim(outcome(reading.remove()));
        deciding.add(pool.submit(() -> files.decide(claimed)));
        if (deciding.size() > window) {
            dispatchOldest();
        }
    }

    private void dispatchOldest() throws InterruptedException {
        progress.check();
        dispatch.next(outcome(deciding.remove()));
    }

    private static <T> T outcome(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedException stopped) {
                throw stopped;
            }
            if (e.getCause() instanceof SourceUnavailable away) {
                throw away;
            }
            if (e.getCause() instanceof IntakeLease.Lost lost) {
                throw lost;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
