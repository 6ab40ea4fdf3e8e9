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
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts submissions and takes them in, one after the other, in the background. What was accepted is in the ledger
 * first; a submission that a crash cut short is taken up again at the next start.
 */
public final class Intake implements Service {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    /** Between two tries while the ledger or the queue is away. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final TaskPublisher publisher;
    private final IntakeParts parts;
    private final AllowedRoots allowedRoots;
    private final int parallel;
    private final Clock clock;
    private final UntilAvailable untilAvailable;
    private final BlockingQueue<Submission> waiting = new LinkedBlockingQueue<>();
    private final ExecutorService pool;
    private final Thread worker;
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
        this.untilAvailable = new UntilAvailable(pause);
        this.ledger = ledger;
        this.publisher = publisher;
        MediaJournal journal = new MediaJournal(ledger.media(), publisher, name, clock);
        this.parts = IntakeParts.of(ledger, sources, journal, probe, settings, pause, clock);
        this.allowedRoots = AllowedRoots.of(settings);
        this.parallel = settings.get(LullSettings.INTAKE_PARALLEL);
        this.pool = Executors.newFixedThreadPool(parallel, task -> new Thread(task, "intake-file"));
        this.clock = clock;
        this.worker = new Thread(this::work, "intake");
    }

    /** Takes up what was accepted before and not finished. */
    @Override
    public void start() {
        worker.start();
    }

    /**
     * Accepts these paths; the same request as a submission still under way goes on with that one.
     *
     * @param paths absolute paths or store URIs
     * @param again whether to send also what has arrived before
     * @throws dev.lull.common.lifecycle.Unavailable when it cannot be noted; nothing was accepted then
     */
    public synchronized Submission submit(List<String> paths, String target, boolean again) {
        if (stopping) {
            throw new IllegalStateException("this coordinator is stopping and accepts nothing more");
        }
        for (Submission before : ledger.submissions().unsettled()) {
            if (before.paths().equals(paths) && before.target().equals(target) && before.again() == again) {
                log.info("continuing submission of the same paths: {}", before.id());
                return before;
            }
        }
        Submission submission = ledger.submissions().open(Ids.submission(clock), paths, target, again, clock.instant());
        log.info("submission accepted: {}: {}", submission.id(), paths);
        waiting.add(submission);
        return submission;
    }

    @Override
    public void stopIntake() {
        stopping = true;
    }

    /** What is not finished stays in the ledger and is taken up at the next start. */
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
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            for (Submission submission : untilAvailable.get(ledger.submissions()::unsettled)) {
                if (submission.dispatched() == null) {
                    log.info("resuming submission: {}: {} files known", submission.id(), submission.files());
                    take(submission);
                }
            }
            while (!stopping) {
                take(waiting.take());
            }
        } catch (InterruptedException e) {
            log.debug("intake stopped");
        }
    }

    private void take(Submission submission) throws InterruptedException {
        String id = submission.id();
        boolean dispatched = untilAvailable
                .get(() -> ledger.submissions().find(id))
                .map(now -> now.dispatched() != null)
                .orElse(true);
        if (dispatched) {
            return;
        }
        try {
            FileIntake files = new FileIntake(parts, Duplicates.of(ledger.media(), submission), id);
            Dispatch dispatch = new Dispatch(ledger, publisher, id, untilAvailable, clock);
            new SubmissionIntake(files, dispatch, pool, 2 * parallel)
                    .run(submission.paths(), allowedRoots, parts.sources());
            log.info("submission published: {}", id);
        } catch (RuntimeException e) {
            if (!stopping) {
                log.error("submission not read, the next start retries it: {}", id, e);
            }
        }
    }
}
