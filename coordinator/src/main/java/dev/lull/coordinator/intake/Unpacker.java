package dev.lull.coordinator.intake;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.lifecycle.Service;
import dev.lull.common.lifecycle.Unavailable;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.role.RoleContext;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.UnpackSettings;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.ExecutorServiceMetrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Unpacks archives in the background, some side by side, so that a small one does not wait for a large one. It does not
 * matter which coordinator took an archive in: each looks for those that nobody unpacks.
 */
public final class Unpacker implements Service {

    private static final Logger log = LoggerFactory.getLogger(Unpacker.class);
    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(5);
    private static final int PAGE = 500;
    private static final int FINISHING_SECONDS = 10;

    private final Ledger ledger;
    private final MediaJournal journal;
    private final ArchiveIntake archives;
    private final boolean passwordFile;
    private final String name;
    private final Clock clock;
    private final Duration interval;
    private final Map<String, Instant> underWay = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer =
            Executors.newScheduledThreadPool(2, task -> new Thread(task, "unpacker-timer"));
    private final ExecutorService workers;
    private volatile Instant lastTurn;
    private volatile boolean stopping;

    /** Looks for archives and unpacks them on threads of its own; it reads files in turn with this intake. */
    public Unpacker(RoleContext context, Intake intake) {
        Settings settings = context.settings();
        IntakeParts parts = intake.parts();
        this.ledger = context.ledger();
        this.name = context.name();
        this.clock = context.clock();
        this.lastTurn = clock.instant();
        Duration reconciling = settings.get(LullSettings.RECONCILE_INTERVAL);
        this.interval = reconciling.compareTo(LONGEST_INTERVAL) < 0 ? reconciling : LONGEST_INTERVAL;
        this.passwordFile = settings.find(UnpackSettings.PASSWORD_FILE).isPresent();
        this.journal = parts.journal();
        this.workers = Executors.newFixedThreadPool(
                settings.get(UnpackSettings.PARALLEL), task -> new Thread(task, "unpacker"));
        new ExecutorServiceMetrics(workers, "unpacker", Tags.empty())
                .bindTo(context.metrics().registry());
        TracedPublisher publisher = new TracedPublisher(context.queue().publisher(), context.traces(), context.clock());
        this.archives = new ArchiveIntake(parts, context.store(), publisher, settings, name);
    }

    /** Archives that wait for a password are tried again, once: the file of passwords may have changed. */
    @Override
    public void start() {
        if (passwordFile) {
            timer.execute(this::tryLocked);
        }
        ScheduledFuture<?> unused =
                timer.scheduleWithFixedDelay(this::turn, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** There may be an archive to unpack; returns immediately. */
    public void wake() {
        try {
            timer.execute(this::turn);
        } catch (RejectedExecutionException closed) {
            log.debug("archives are left to the next start");
        }
    }

    /** When it last went on, where that was longest ago: in looking for archives, or in one of them. */
    public Instant lastTurn() {
        return underWay.values().stream()
                .min(Instant::compareTo)
                .filter(still -> still.isBefore(lastTurn))
                .orElse(lastTurn);
    }

    private void tryLocked() {
        try {
            for (MediaFile locked : ledger.media().allInState(MediaState.LOCKED)) {
                journal.move(
                        locked, StateChange.to(MediaState.UNPACKING).because("an archive, tried again at the start"));
            }
        } catch (Unavailable e) {
            log.debug("archives that wait for a password go on waiting: {}", e.getMessage());
        }
    }

    /** Begins with all that waits. */
    void turn() {
        if (stopping) {
            return;
        }
        try {
            for (MediaFile archive : ledger.media().inState(MediaState.UNPACKING, 0, PAGE)) {
                if (underWay.putIfAbsent(archive.id(), Instant.MAX) == null) {
                    begin(archive);
                }
            }
        } catch (Unavailable e) {
            log.debug("archives are looked for later: {}", e.getMessage());
        } catch (RuntimeException e) {
            log.error("unexpected error while looking for archives, retrying", e);
        }
        lastTurn = clock.instant();
    }

    private void begin(MediaFile archive) {
        try {
            workers.execute(() -> {
                try {
                    run(archive);
                } finally {
                    underWay.remove(archive.id());
                }
            });
        } catch (RejectedExecutionException closed) {
            underWay.remove(archive.id());
        }
    }

    private void run(MediaFile found) {
        Runnable beat = () -> underWay.put(found.id(), clock.instant());
        beat.run();
        try {
            Optional<IntakeLease> lease = IntakeLease.take(ledger.archives(), found.id(), name, timer);
            if (lease.isEmpty()) {
                return;
            }
            try (IntakeLease held = lease.get()) {
                Optional<MediaFile> archive =
                        ledger.media().find(found.id()).filter(now -> now.state() == MediaState.UNPACKING);
                if (archive.isPresent()) {
                    archives.unpack(archive.get(), held, beat);
                }
            }
        } catch (InterruptedException e) {
            log.debug("unpacking stopped: {}", found.name());
        } catch (Failure.Transient e) {
            if (!stopping) {
                log.warn("archive not unpacked, retrying: {}: {}", found.name(), e.reason());
            }
        } catch (SourceUnavailable e) {
            log.warn("sources unavailable, archive waits: {}: {}", found.name(), e.getMessage());
        } catch (IntakeLease.Lost e) {
            log.info("archive left to another coordinator: {}", found.name());
        } catch (Unavailable e) {
            log.debug("archive left to the next turn: {}: {}", found.name(), e.getMessage());
        } catch (RuntimeException e) {
            if (!stopping) {
                log.error("archive not unpacked after an unexpected error, retrying: {}", found.name(), e);
            }
        }
    }

    @Override
    public void stopIntake() {
        stopping = true;
    }

    /** What is not finished is found by whoever looks next. */
    @Override
    public void close() {
        stopping = true;
        workers.shutdownNow();
        try {
            workers.awaitTermination(FINISHING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        timer.shutdownNow();
    }
}
