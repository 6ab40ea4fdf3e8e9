package dev.lull.coordinator.watch;

import dev.lull.common.ledger.Naming;
import dev.lull.common.lifecycle.Service;
import dev.lull.common.lifecycle.Unavailable;
import dev.lull.common.role.RoleContext;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsException;
import dev.lull.common.settings.WatchFolder;
import dev.lull.common.settings.WatchSettings;
import dev.lull.coordinator.intake.AllowedRoots;
import dev.lull.coordinator.intake.Intake;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches all folders of a coordinator, on one thread: by what the system tells of them, and by walking them. */
public final class Watch implements Service {

    private static final Logger log = LoggerFactory.getLogger(Watch.class);

    /** How often files are looked at that have not settled. */
    private static final Duration SETTLING = Duration.ofSeconds(1);

    /** The longest time without a turn; it keeps the lease of the folders, too. */
    private static final Duration IDLE = FolderWatch.LEASE.dividedBy(3);

    private final List<WatchFolder> folders;
    private final List<FolderWatch> watches;
    private final FolderChanges changes = new FolderChanges();
    private final Duration interval;
    private final Clock clock;
    private final Thread worker = new Thread(this::work, "watch");
    private volatile Instant lastTurn;
    private Instant nextWalk;

    /** Submits to this intake what it finds, for this target. */
    public Watch(RoleContext context, List<WatchFolder> folders, Intake intake, String target) {
        Settings settings = context.settings();
        this.clock = context.clock();
        this.lastTurn = clock.instant();
        this.nextWalk = lastTurn;
        this.interval = settings.get(WatchSettings.INTERVAL);
        this.folders = folders;
        AllowedRoots allowedRoots = AllowedRoots.of(settings);
        requireOthers(folders, allowedRoots);
        FolderWatch.Submissions submissions = new FolderWatch.Submissions() {
            @Override
            public String newId() {
                return intake.newId();
            }

            @Override
            public void open(String id, List<String> paths, Naming naming) {
                intake.submit(id, paths, naming, target);
            }
        };
        this.watches = folders.stream()
                .map(folder -> new FolderWatch(
                        folder,
                        context.ledger().watches(),
                        allowedRoots,
                        new SettlingFiles(settings.get(WatchSettings.SETTLE), clock),
                        changes,
                        submissions,
                        context.name(),
                        clock))
                .toList();
    }

    /** What arrives in the target would be taken again. */
    private static void requireOthers(List<WatchFolder> folders, AllowedRoots allowedRoots) {
        for (WatchFolder folder : folders) {
            if (allowedRoots.exclude(Path.of(folder.folder()))) {
                throw new SettingsException(List.of("watch.folders: " + folder.folder()
                        + " is the target, Lull's own, or named in intake.exclude: watch another folder"));
            }
        }
    }

    @Override
    public void start() {
        folders.forEach(folder -> log.info("watching folder: {}", folder));
        worker.start();
    }

    /** When it last looked at a directory. */
    public Instant lastTurn() {
        return lastTurn;
    }

    private void work() {
        boolean answered = true;
        try {
            while (true) {
                try {
                    turn(changes.await(pause()));
                    answered = true;
                } catch (Unavailable e) {
                    if (answered) {
                        log.warn("Redis or Kafka unavailable, watched folders wait: {}", e.getMessage());
                    }
                    answered = false;
                    nextWalk = clock.instant();
                    beat();
                    Thread.sleep(SETTLING.toMillis());
                } catch (RuntimeException e) {
                    log.error("unexpected error in watched folders, walking them again", e);
                    nextWalk = clock.instant().plus(IDLE);
                }
            }
        } catch (InterruptedException e) {
            log.debug("watch stopped");
        }
    }

    private void turn(Set<Path> changed) throws InterruptedException {
        beat();
        boolean walks = !clock.instant().isBefore(nextWalk);
        for (FolderWatch watch : watches) {
            if (walks) {
                watch.walk(this::beat);
            } else {
                watch.look(changed, this::beat);
            }
        }
        if (walks) {
            nextWalk = clock.instant().plus(interval);
        }
    }

    private Duration pause() {
        Duration untilWalk = Duration.between(clock.instant(), nextWalk);
        Duration longest = watches.stream().anyMatch(FolderWatch::isSettling) ? SETTLING : IDLE;
        Duration pause = untilWalk.compareTo(longest) < 0 ? untilWalk : longest;
        return pause.isNegative() ? Duration.ZERO : pause;
    }

    private void beat() {
        lastTurn = clock.instant();
    }

    @Override
    public void stopIntake() {
        worker.interrupt();
    }

    @Override
    public void close() {
        worker.interrupt();
        changes.close();
        try {
            worker.join();
            watches.forEach(FolderWatch::leave);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Unavailable e) {
            log.debug("left to the end of its lease: {}", e.getMessage());
        }
    }
}
