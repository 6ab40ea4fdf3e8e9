package dev.lull.coordinator.intake;

import dev.lull.common.ledger.Submission;
import dev.lull.common.ledger.SubmissionLedger;
import dev.lull.common.ledger.WalkPosition;
import dev.lull.common.lifecycle.UntilAvailable;
import dev.lull.common.queue.TaskPublisher;
import dev.lull.coordinator.dispatch.Dispatch;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in submissions that no other coordinator is taking in. */
final class LeasedIntake {

    private static final Logger log = LoggerFactory.getLogger(LeasedIntake.class);

    /** Files that are looked at again, at most, when another coordinator has to go on. */
    private static final int STRETCH = 10_000;

    private static final int FINISHING_SECONDS = 5;

    private final IntakeParts parts;
    private final TaskPublisher publisher;
    private final AllowedRoots allowedRoots;
    private final int parallel;
    private final String coordinator;
    private final ScheduledExecutorService timer;

    /**
     * The intake of a coordinator.
     *
     * @param parallel files of a submission that are under way at the same time
     * @param timer prolongs the leases
     */
    LeasedIntake(
            IntakeParts parts,
            TaskPublisher publisher,
            AllowedRoots allowedRoots,
            int parallel,
            String coordinator,
            ScheduledExecutorService timer) {
        this.parts = parts;
        this.publisher = publisher;
        this.allowedRoots = allowedRoots;
        this.parallel = parallel;
        this.coordinator = coordinator;
        this.timer = timer;
    }

    /** How far a submission came. */
    enum Outcome {
        PUBLISHED,
        WALK_AGAIN,
        /** Another coordinator has it, which may be dead. */
        HELD_ELSEWHERE,
        /** Its walk has ended, and what it found last may not be cancelled yet. */
        CANCELLED
    }

    /**
     * Takes a submission in.
     *
     * @param beat is called as long as it goes on
     * @throws SourceUnavailable when originals are away; what was not reached is not taken in
     */
    Outcome run(Submission submission, Runnable beat) throws InterruptedException {
        String id = submission.id();
        SubmissionLedger ledger = parts.ledger().submissions();
        UntilAvailable available = new UntilAvailable(parts.pause(), beat);
        Optional<IntakeLease> lease = available.get(() -> IntakeLease.take(ledger, id, coordinator, timer));
        if (lease.isEmpty()) {
            return Outcome.HELD_ELSEWHERE;
        }
        if (submission.files() > 0) {
            log.info("resuming submission: {}: {} files known", id, submission.files());
        }
        try (IntakeLease held = lease.get()) {
            Submission now = available.get(() -> ledger.find(id)).orElse(submission);
            boolean published = takeIn(now, held, beat, available);
            if (isCancelled(id, available)) {
                return Outcome.CANCELLED;
            }
            if (!published) {
                return Outcome.WALK_AGAIN;
            }
            log.info("submission published: {}", id);
            return Outcome.PUBLISHED;
        } catch (IntakeLease.Lost e) {
            if (isCancelled(id, available)) {
                return Outcome.CANCELLED;
            }
            log.info("submission left to another coordinator: {}", id);
            return Outcome.HELD_ELSEWHERE;
        }
    }

    private boolean isCancelled(String id, UntilAvailable available) throws InterruptedException {
        return available
                .get(() -> parts.ledger().submissions().find(id))
                .filter(submission -> submission.cancelled() != null)
                .isPresent();
    }

    private boolean takeIn(Submission submission, IntakeLease held, Runnable beat, UntilAvailable available)
            throws InterruptedException {
        Progress progress = new Progress(submission.id(), held, beat, available);
        FileIntake files = new FileIntake(
                parts, Duplicates.of(parts.ledger().media(), submission), submission.id(), progress::check);
        Dispatch dispatch = new Dispatch(parts.ledger(), publisher, submission, available, parts.clock());
        ExecutorService pool = Executors.newFixedThreadPool(parallel, task -> new Thread(task, "intake-file"));
        try {
            return new SubmissionIntake(files, dispatch, pool, 2 * parallel, STRETCH, progress)
                    .run(submission, allowedRoots, parts);
        } finally {
            end(pool);
        }
    }

    /** Lets the steps end that have begun: a file that is registered in half is on no list, and nobody comes to it. */
    private static void end(ExecutorService pool) {
        pool.shutdown();
        try {
            pool.awaitTermination(FINISHING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pool.shutdownNow();
    }

    private final class Progress implements SubmissionIntake.Progress {

        private final String id;
        private final IntakeLease held;
        private final Runnable beat;
        private final UntilAvailable available;

        private Progress(String id, IntakeLease held, Runnable beat, UntilAvailable available) {
            this.id = id;
            this.held = held;
            this.beat = beat;
            this.available = available;
        }

        @Override
        public void check() {
            beat.run();
            held.check();
        }

        @Override
        public void passed(WalkPosition position, int albums) throws InterruptedException {
            SubmissionLedger submissions = parts.ledger().submissions();
            available.run(() -> held.note(() -> submissions.checkpoint(id, coordinator, position, albums)));
        }
    }
}
