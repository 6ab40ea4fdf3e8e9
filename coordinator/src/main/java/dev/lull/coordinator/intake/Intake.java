package dev.lull.coordinator.intake;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.ledger.Naming;
import dev.lull.common.ledger.Submission;
import dev.lull.common.lifecycle.Service;
import dev.lull.common.lifecycle.Unavailable;
import dev.lull.common.lifecycle.UntilAvailable;
import dev.lull.common.probe.MediaProbe;
import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.role.RoleContext;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.store.SourceFiles;
import dev.lull.common.task.ConvertPriority;
import dev.lull.common.trace.Traces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Accepts submissions, and takes in those that the ledger knows of, several side by side, in the background. It does
 * not matter which coordinator accepted one: what its intake leaves unfinished, as it died or failed, the next to look
 * goes on with.
 */
public final class Intake implements Service {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    /** Between two tries while the ledger or the queue is away. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final IntakeParts parts;
    private final LeasedIntake leasedIntake;
    private final AwaitedSources awaitedSources;
    private final SubmissionsUnderWay underWay;
    private final Consumer<String> cancelled;
    private final Clock clock;
    private final UntilAvailable untilAvailable;
    private final Duration interval;
    private final Semaphore accepted = new Semaphore(0);
    private final ScheduledExecutorService timer;
    private final Thread worker;
    private volatile Instant lastTurn;
    private volatile boolean stopping;

    /**
     * Takes the profile, the roots and the number of parallel files from the settings.
     *
     * @param cancelled cancels all files of a submission, again
     */
    public Intake(RoleContext context, MediaProbe probe, Consumer<String> cancelled) {
        this(
                context.ledger(),
                new TracedPublisher(context.queue().publisher(), context.traces(), context.clock()),
                context.sources(),
                probe,
                context.settings(),
                context.traces(),
                context.name(),
                context.clock(),
                PAUSE,
                SubmissionsUnderWay.threads(context.metrics().registry()),
                cancelled);
    }

    /**
     * Takes submissions in on these threads.
     *
     * @param pause between two tries of what is away
     */
    Intake(
            Ledger ledger,
            TaskPublisher publisher,
            SourceFiles sources,
            MediaProbe probe,
            Settings settings,
            Traces traces,
            String name,
            Clock clock,
            Duration pause,
            ExecutorService submissions,
            Consumer<String> cancelled) {
        this.untilAvailable = new UntilAvailable(pause, this::turned);
        this.ledger = ledger;
        this.cancelled = cancelled;
        MediaJournal journal = new MediaJournal(ledger.media(), publisher, name, clock);
        this.parts = IntakeParts.of(ledger, sources, journal, probe, settings, traces, pause, clock);
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "intake-timer");
            thread.setDaemon(true);
            return thread;
        });
        this.leasedIntake = new LeasedIntake(
                parts, publisher, AllowedRoots.of(settings), settings.get(LullSettings.INTAKE_PARALLEL), name, timer);
        this.awaitedSources = new AwaitedSources(parts.sourceCheck());
        this.underWay = new SubmissionsUnderWay(submissions, clock);
        this.interval = settings.get(LullSettings.RECONCILE_INTERVAL);
        this.clock = clock;
        this.lastTurn = clock.instant();
        this.worker = new Thread(this::work, "intake");
    }

    /** What reads files for it. */
    IntakeParts parts() {
        return parts;
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
     * @param options of a new submission; of one that goes on, those it was accepted with hold
     * @throws dev.lull.common.lifecycle.Unavailable when it cannot be noted; nothing was accepted then
     */
    public Submission submit(List<String> paths, String target, SubmissionOptions options) {
        return accept(paths, target, options, before -> before.dispatched() == null);
    }

    /**
     * The same for whoever was interrupted: it goes on with any submission of these paths that is not settled. What
     * that knows is not read again, and what is new is found.
     */
    public Submission resume(List<String> paths, String target, SubmissionOptions options) {
        return accept(paths, target, options, before -> true);
    }

    /** The id that the file of this path has in this submission. */
    public static String mediaId(String submission, String source) {
        return Ids.media(submission, source);
    }

    /** An id for a submission that is opened later. */
    public String newId() {
        return Ids.submission(clock);
    }

    /**
     * Accepts files under an id of {@link #newId}, unless a submission with that is known.
     *
     * @param paths absolute paths of files, or URIs of objects, sorted
     * @throws dev.lull.common.lifecycle.Unavailable when it cannot be noted; whether it was is open then
     */
    public synchronized void submit(String id, List<String> paths, Naming naming, String target) {
        if (stopping) {
            throw new Stopping();
        }
        ledger.submissions().open(id, paths, naming, target, false, ConvertPriority.NORMAL, clock.instant());
        accepted.release();
    }

    private synchronized Submission accept(
            List<String> paths, String target, SubmissionOptions options, Predicate<Submission> goesOn) {
        if (stopping) {
            throw new Stopping();
        }
        for (Submission before : ledger.submissions().unsettled()) {
            if (before.paths().equals(paths)
                    && before.target().equals(target)
                    && before.again() == options.again()
                    && goesOn.test(before)
                    && ledger.submissions().walkAgain(before.id())) {
                log.info("continuing submission of the same paths: {}", before.id());
                accepted.release();
                return ledger.submissions().find(before.id()).orElse(before);
            }
        }
        Submission submission = ledger.submissions()
                .open(Ids.submission(clock), paths, null, target, options.again(), options.priority(), clock.instant());
        log.info("submission accepted: {}: {}", submission.id(), paths);
        accepted.release();
        return submission;
    }

    /**
     * When it last went on, where that was longest ago: in looking for submissions, or in one of them. There a file, a
     * part of one and a try of what is away each count.
     */
    public Instant lastTurn() {
        return underWay.longestStill().filter(still -> still.isBefore(lastTurn)).orElse(lastTurn);
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
        worker.interrupt();
        underWay.close();
        timer.shutdownNow();
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            while (!stopping) {
                turn();
                if (accepted.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                    accepted.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            log.debug("intake stopped");
        }
    }

    /** Begins with all that is waiting to be taken in. */
    void turn() throws InterruptedException {
        try {
            List<Submission> unsettled = untilAvailable.get(ledger.submissions()::unsettled);
            awaitedSources.retain(unsettled.stream().map(Submission::id).toList());
            for (Submission submission : unsettled) {
                if (!stopping && submission.dispatched() == null) {
                    underWay.begin(submission.id(), () -> takeIn(submission));
                }
            }
        } catch (RuntimeException e) {
            log.error("unexpected error in intake, retrying in {} s", interval.toSeconds(), e);
        }
        turned();
    }

    /** Returns what follows when it is not under way any more. */
    private Runnable takeIn(Submission submission) throws InterruptedException {
        String id = submission.id();
        MDC.put("submission", id);
        try {
            if (!awaitedSources.available(id)) {
                return this::lookLater;
            }
            return switch (leasedIntake.run(submission, () -> underWay.turned(id))) {
                case PUBLISHED -> () -> {};
                case WALK_AGAIN -> accepted::release;
                case HELD_ELSEWHERE -> this::lookLater;
                case CANCELLED -> () -> cancelAll(id);
            };
        } catch (SourceUnavailable e) {
            awaitedSources.add(id, e);
            return this::lookLater;
        } catch (RuntimeException e) {
            if (!stopping) {
                log.error("submission not read, retrying in {} s: {}", interval.toSeconds(), id, e);
            }
            return () -> {};
        } finally {
            MDC.remove("submission");
        }
    }

    /** What the walk found after all that was known had been cancelled; otherwise the reconciler comes to it. */
    private void cancelAll(String submission) {
        try {
            cancelled.accept(submission);
            log.info("submission cancelled while it was taken in: {}", submission);
        } catch (Unavailable e) {
            log.debug("left to the reconciler: {}: {}", submission, e.getMessage());
        }
    }

    /** By then the lease of another coordinator is over if it died, and originals may answer. */
    private void lookLater() {
        if (!stopping) {
            ScheduledFuture<?> unused =
                    timer.schedule(() -> accepted.release(), IntakeLease.TIME.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
