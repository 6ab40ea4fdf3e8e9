package dev.lull.coordinator.intake;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.ledger.Submission;
import dev.lull.common.ledger.WalkPosition;
import dev.lull.common.lifecycle.Service;
import dev.lull.common.lifecycle.UntilAvailable;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.probe.MediaProbe;
import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.role.RoleContext;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.store.SourceFiles;
import dev.lull.common.task.ConvertPriority;
import dev.lull.common.trace.Traces;
import dev.lull.coordinator.dispatch.NextTask;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in single files of submissions that were dispatched long ago: read, claimed, classified and published as at
 * first. A file that a crash cut short is {@link MediaState#SUBMITTED} and handed over again by the reconciler.
 */
public final class SingleFileIntake implements Service {

    private static final Logger log = LoggerFactory.getLogger(SingleFileIntake.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int FINISHING_SECONDS = 10;

    private final Ledger ledger;
    private final TaskPublisher publisher;
    private final IntakeParts parts;
    private final AllowedRoots allowedRoots;
    private final String target;
    private final Clock clock;
    private final UntilAvailable untilAvailable;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService worker;

    /** Takes files in on a thread of its own. */
    public SingleFileIntake(RoleContext context, MediaProbe probe) {
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
                Executors.newSingleThreadExecutor(task -> new Thread(task, "second-intake")));
    }

    /**
     * Takes files in on this thread.
     *
     * @param pause between two tries of what is away
     */
    SingleFileIntake(
            Ledger ledger,
            TaskPublisher publisher,
            SourceFiles sources,
            MediaProbe probe,
            Settings settings,
            Traces traces,
            String name,
            Clock clock,
            Duration pause,
            ExecutorService worker) {
        this.worker = worker;
        this.untilAvailable = new UntilAvailable(pause);
        this.ledger = ledger;
        this.publisher = publisher;
        MediaJournal journal = new MediaJournal(ledger.media(), publisher, name, clock);
        this.parts = IntakeParts.of(ledger, sources, journal, probe, settings, traces, pause, clock);
        this.allowedRoots = AllowedRoots.of(settings);
        this.target = settings.get(LullSettings.TARGET);
        this.clock = clock;
    }

    /** Takes the file in soon, in the background; one that is under way here is not taken twice. */
    public void take(MediaFile file) {
        if (!underWay.add(file.id())) {
            return;
        }
        try {
            worker.execute(() -> run(file));
        } catch (RejectedExecutionException stopping) {
            underWay.remove(file.id());
        }
    }

    private void run(MediaFile file) {
        try {
            walk(file);
        } catch (InterruptedException e) {
            log.debug("second intake stopped");
        } catch (SourceUnavailable e) {
            log.warn("sources unavailable, the reconciler retries the file: {}: {}", file.name(), e.getMessage());
        } catch (RuntimeException e) {
            log.error("file not read, the reconciler retries it: {}", file.name(), e);
        } finally {
            underWay.remove(file.id());
        }
    }

    private void walk(MediaFile file) throws InterruptedException {
        Optional<Submission> submission =
                untilAvailable.get(() -> ledger.submissions().find(file.submission()));
        Duplicates duplicates = submission
                .map(known -> Duplicates.of(ledger.media(), known))
                .orElseGet(() -> new Duplicates(ledger.media(), target));
        FileIntake files = new FileIntake(parts, duplicates, file.submission(), () -> {});
        AtomicBoolean found = new AtomicBoolean();
        new SourceWalk(allowedRoots, parts.sources(), parts.sourceCheck(), entry -> {
                    MediaFile decided = files.take(entry);
                    found.compareAndSet(false, decided.id().equals(file.id()));
                    publish(decided);
                })
                .walk(List.of(file.source()), WalkPosition.START);
        untilAvailable.run(() -> {
            // what was missing may be a folder now, and its files have been found instead; found itself, it may be back
            // already, as the file it waited for was lost meanwhile
            if (!found.get()
                    && ledger.media().find(file.id()).map(MediaFile::state).orElse(MediaState.SKIPPED)
                            == MediaState.SUBMITTED) {
                parts.journal().move(file, Verdicts.folder());
            }
            ledger.submissions().settleIfDone(file.submission(), clock.instant());
        });
    }

    private void publish(MediaFile file) throws InterruptedException {
        untilAvailable.run(() -> {
            if (file.state() == MediaState.DEFERRED) {
                ledger.conversions().open(file.id(), file.source(), priority(file));
            }
            NextTask.of(file, ledger.conversions(), 1).ifPresent(publisher::publish);
        });
    }

    private ConvertPriority priority(MediaFile file) {
        return ledger.submissions()
                .find(file.submission())
                .map(Submission::priority)
                .orElse(ConvertPriority.NORMAL);
    }

    @Override
    public void stopIntake() {
        worker.shutdown();
    }

    /** What is not finished is found by the reconciler after the next start. */
    @Override
    public void close() {
        worker.shutdownNow();
        try {
            worker.awaitTermination(FINISHING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
