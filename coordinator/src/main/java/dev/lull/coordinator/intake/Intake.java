package dev.lull.coordinator.intake;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.ledger.Submission;
import dev.lull.common.lifecycle.Service;
import dev.lull.common.probe.MediaProbe;
import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.role.RoleContext;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.store.SourceFiles;
import dev.lull.coordinator.dispatch.Dispatch;
import dev.lull.coordinator.dispatch.UntilAvailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts submissions, and takes in those that the ledger knows of, one after the other, in the background. It does not
 * matter which coordinator accepted one: what its intake leaves unfinished, as it died or failed, the next to look goes
 * on with.
 */
public final class Intake implements Service {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    /** Between two tries while the ledger or the queue is away. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final TaskPublisher publisher;
    private final IntakeParts parts;
    private final AwaitedSources awaitedSources;
    private final AllowedRoots allowedRoots;
    private final int parallel;
    private final Clock clock;
    private final UntilAvailable untilAvailable;
    private final String name;
    private final Duration interval;
    private final Semaphore accepted = new Semaphore(0);
    private final ExecutorService pool;
    private final ScheduledExecutorService leases;
    private final Thread worker;
    private volatile Instant lastTurn;
    private volatile boolean stopping;

    /** Takes the profile, the roots and the number of parallel files from the settings. */
    public Intake(RoleContext context, MediaProbe probe) {
        this(
                context.ledger(),
                context.queue().publisher(),
                context.sources(),
                probe,
                context.settings(),
                context.name(),
                context.clock(),
                PAUSE);
    }

    /** @param pause between two tries of what is away */
    Intake(
            Ledger ledger,
            TaskPublisher publisher,
            SourceFiles sources,
            MediaProbe probe,
            Settings settings,
            String name,
            Clock clock,
            Duration pause) {
        this.untilAvailable = new UntilAvailable(pause, this::turned);
        this.ledger = ledger;
        this.publisher = publisher;
        MediaJournal journal = new MediaJournal(ledger.media(), publisher, name, clock);
        this.parts = IntakeParts.of(ledger, sources, journal, probe, settings, pause, this::turned, clock);
        this.awaitedSources = new AwaitedSources(parts.sourceCheck());
        this.allowedRoots = AllowedRoots.of(settings);
        this.parallel = settings.get(LullSettings.INTAKE_PARALLEL);
        this.pool = Executors.newFixedThreadPool(parallel, task -> new Thread(task, "intake-file"));
        this.leases = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "intake-lease");
            thread.setDaemon(true);
            return thread;
        });
        this.name = name;
        this.interval = settings.get(LullSettings.RECONCILE_INTERVAL);
        this.clock = clock;
        this.lastTurn = clock.instant();
        this.worker = new Thread(this::work, "intake");
    }

    /** Goes on with what was accepted before and not finished. */
    @Override
    public void start() {
        worker.start();
    }

    /**
     * Accepts these paths. The same request as a submission that is not read to its end goes on with that one, whose
     * paths are walked once more, as the walk may have passed what is new. What has been read to its end is left as it
     * is: what the paths hold now is asked by its content.
     *
     * @param paths absolute paths or store URIs
     * @param again whether to send also what has arrived before
     * @throws dev.lull.common.lifecycle.Unavailable when it cannot be noted; nothing was accepted then
     */
    public Submission submit(List<String> paths, String target, boolean again) {
        return accept(paths, target, again, before -> before.dispatched() == null);
    }

    /**
     * The same for whoever was interrupted: it goes on with any submission of these paths that is not settled. What
     * that knows is not read again, and what is new is found.
     */
    public Submission resume(List<String> paths, String target, boolean again) {
        return accept(paths, target, again, before -> true);
    }

    private synchronized Submission accept(
            List<String> paths, String target, boolean again, Predicate<Submission> goesOn) {
        if (stopping) {
            throw new IllegalStateException("this coordinator is stopping and accepts nothing more");
        }
        for (Submission before : ledger.submissions().unsettled()) {
            if (before.paths().equals(paths)
                    && before.target().equals(target)
                    && before.again() == again
                    && goesOn.test(before)
                    && ledger.submissions().walkAgain(before.id())) {
                log.info("continuing submission of the same paths: {}", before.id());
                accepted.release();
                return ledger.submissions().find(before.id()).orElse(before);
            }
        }
        Submission submission = ledger.submissions().open(Ids.submission(clock), paths, target, again, clock.instant());
        log.info("submission accepted: {}: {}", submission.id(), paths);
        accepted.release();
        return submission;
    }

    /** When something last went on: a look at the ledger, a file, a part of one, or a try of what is away. */
    public Instant lastTurn() {
        return lastTurn;
    }

    private void turned() {
        lastTurn = clock.instant();
    }

    /** A folder whose originals it waits for, and why; empty when it waits for none. */
    public Optional<String> awaitedSources() {
        return awaitedSources.reason();
    }

    @Override
    public void stopIntake() {
        stopping = true;
    }

    /** What is not finished stays in the ledger, for another coordinator or the next start. */
    @Override
    public void close() {
        stopping = true;
        pool.shutdownNow();
        worker.interrupt();
        boolean interrupted = false;
        while (worker.isAlive()) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        leases.shutdownNow();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            while (!stopping) {
                Duration pause = turn() ? interval : shorter(interval, IntakeLease.TIME);
                if (accepted.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    accepted.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            log.debug("intake stopped");
        }
    }

    /**
     * Takes in all that is waiting for that; returns false when something is left to other coordinators, or until its
     * originals answer.
     */
    boolean turn() throws InterruptedException {
        boolean mine = true;
        try {
            List<Submission> unsettled = untilAvailable.get(ledger.submissions()::unsettled);
            awaitedSources.retain(unsettled.stream().map(Submission::id).toList());
            for (Submission submission : unsettled) {
                if (!stopping && submission.dispatched() == null) {
                    mine &= awaitedSources.available(submission.id()) && take(submission);
                    turned();
                }
            }
        } catch (RuntimeException e) {
            log.error("unexpected error in intake, retrying in {} s", interval.toSeconds(), e);
        }
        turned();
        return mine;
    }

    private boolean take(Submission submission) throws InterruptedException {
        String id = submission.id();
        Optional<IntakeLease> lease =
                untilAvailable.get(() -> IntakeLease.take(ledger.submissions(), id, name, leases));
        if (lease.isEmpty()) {
            return false;
        }
        if (submission.files() > 0) {
            log.info("resuming submission: {}: {} files known", id, submission.files());
        }
        try (IntakeLease held = lease.get()) {
            Submission now =
                    untilAvailable.get(() -> ledger.submissions().find(id)).orElse(submission);
            if (takeIn(now, held)) {
                log.info("submission published: {}", id);
            }
        } catch (IntakeLease.Lost e) {
            log.info("submission left to another coordinator: {}", id);
            return false;
        } catch (SourceUnavailable e) {
            awaitedSources.add(id, e);
            return false;
        } catch (RuntimeException e) {
            if (!stopping) {
                log.error("submission not read, retrying in {} s: {}", interval.toSeconds(), id, e);
            }
        }
        return true;
    }

    private boolean takeIn(Submission submission, IntakeLease held) throws InterruptedException {
        FileIntake files = new FileIntake(parts, Duplicates.of(ledger.media(), submission), submission.id());
        Dispatch dispatch = new Dispatch(ledger, publisher, submission, untilAvailable, clock);
        return new SubmissionIntake(files, dispatch, pool, 2 * parallel, () -> {
                    turned();
                    held.check();
                })
                .run(submission.paths(), allowedRoots, parts);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
