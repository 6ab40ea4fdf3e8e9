package dev.lull.coordinator.intake;

import dev.lull.common.ledger.Naming;
import dev.lull.common.ledger.Submission;
import dev.lull.common.ledger.WalkPosition;
import dev.lull.coordinator.dispatch.Dispatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One submission on its way through: several files are read and decided upon in parallel, but their content is claimed,
 * and they are dispatched, in the order of the walk. What asks the ledger and the queue is done for many files at once.
 * Only a window of files is under way at any time. Now and then all of them are brought to their end, so that whoever
 * has to go on can begin there. Files that are still being written hold back nothing: they are read again until they
 * are whole.
 */
final class SubmissionIntake implements WalkVisitor {

    private static final Logger log = LoggerFactory.getLogger(SubmissionIntake.class);

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
    /** Still being written. */
    private final List<Reading> growing = new ArrayList<>();

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
            SourceWalk walk = new SourceWalk(allowedRoots, parts.sources(), parts.sourceCheck(), this);
            Naming naming = submission.naming();
            if (naming == null) {
                walk.walk(submission.paths(), submission.position());
            } else {
                walk.files(submission.paths(), naming);
            }
            finishAll();
            if (!growing.isEmpty()) {
                awaitGrowing(submission.id(), parts.pause());
            }
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
        if (sincePosition >= stretch && growing.isEmpty()) {
            finishAll();
            progress.passed(position, dispatch.publishAll());
            sincePosition = 0;
        }
    }

    private void awaitGrowing(String submission, Duration pause) throws InterruptedException {
        dispatch.publishDeferred();
        int awaited = 0;
        while (!growing.isEmpty()) {
            if (growing.size() != awaited) {
                awaited = growing.size();
                Reading first = growing.get(0);
                log.info(
                        "submission waits for files that are still being written: {}: {}, first {}: {}",
                        submission,
                        awaited,
                        first.file().name(),
                        first.growing());
            }
            Thread.sleep(pause.toMillis());
            progress.check();
            List<Reading> again = List.copyOf(growing);
            growing.clear();
            for (Reading each : again) {
                reading.begin(() -> files.readAgain(each));
            }
            finishAll();
            dispatch.publishAll();
            dispatch.publishDeferred();
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
        List<Reading> decided = deciding.take();
        decided.stream().filter(each -> each.growing() != null).forEach(growing::add);
        dispatch.next(files.settle(decided));
    }
}
