package dev.lull.coordinator.intake;

import dev.lull.common.ledger.Submission;
import dev.lull.common.ledger.WalkPosition;
import dev.lull.coordinator.dispatch.Dispatch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;

/**
 * One submission on its way through: several files are read and decided upon in parallel, but their content is claimed,
 * and they are dispatched, in the order of the walk. What asks the ledger and the queue is done for many files at once.
 * Only a window of files is under way at any time. Now and then all of them are brought to their end, so that whoever
 * has to go on can begin there.
 */
final class SubmissionIntake implements WalkVisitor {

    /** Files at most that share their round trips. */
    private static final int TOGETHER = 100;

    private final FileIntake files;
    private final Dispatch dispatch;
    private final int window;
    private final int stretch;
    private final Progress progress;
    private final List<WalkEntry> found = new ArrayList<>();
    private final OrderedSteps<Reading> reading;
    private final OrderedSteps<Reading> deciding;
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
     * Keeps at most {@code window} files waiting in each step, or as many as share their round trips.
     *
     * @param stretch least number of files between two positions that are told
     */
    SubmissionIntake(
            FileIntake files, Dispatch dispatch, ExecutorService pool, int window, int stretch, Progress progress) {
        this.files = files;
        this.dispatch = dispatch;
        this.window = window;
        this.stretch = stretch;
        this.progress = progress;
        this.reading = new OrderedSteps<>(pool, TOGETHER);
        this.deciding = new OrderedSteps<>(pool, TOGETHER);
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
            reading.cancel();
            deciding.cancel();
        }
    }

    @Override
    public void found(WalkEntry walkEntry) throws InterruptedException {
        found.add(walkEntry);
        if (found.size() == TOGETHER) {
            noteFound();
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
        noteFound();
        while (!reading.isEmpty()) {
            claimOldest();
        }
        while (!deciding.isEmpty()) {
            dispatchOldest();
        }
    }

    private void noteFound() throws InterruptedException {
        for (Reading noted : files.note(found)) {
            reading.begin(() -> files.read(noted));
        }
        found.clear();
        while (reading.size() > window || reading.isReady()) {
            claimOldest();
        }
    }

    private void claimOldest() throws InterruptedException {
        for (Reading claimed : files.claim(reading.take())) {
            deciding.begin(() -> files.decide(claimed));
        }
        while (deciding.size() > window || deciding.isReady()) {
            dispatchOldest();
        }
    }

    private void dispatchOldest() throws InterruptedException {
        progress.check();
        dispatch.next(files.settle(deciding.take()));
    }
}
