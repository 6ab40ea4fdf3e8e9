package dev.lull.coordinator.watch;

import dev.lull.common.ledger.Naming;
import dev.lull.common.ledger.WatchBatch;
import dev.lull.common.ledger.WatchLedger;
import dev.lull.common.settings.WatchFolder;
import dev.lull.coordinator.intake.AllowedRoots;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One watched folder. What is new in it and has settled is noted as a batch first, then submitted under an id that is
 * part of the batch, then noted as taken: whoever finds a batch after a crash does the rest of it again, with the same
 * outcome. Only one coordinator does so at a time.
 */
final class FolderWatch {

    private static final Logger log = LoggerFactory.getLogger(FolderWatch.class);

    /** After so long another coordinator goes on where this one died. */
    static final Duration LEASE = Duration.ofSeconds(30);

    /** Files that are submitted together, at most. */
    private static final int TOGETHER = 500;

    private final Path root;
    private final Naming naming;
    private final WatchLedger ledger;
    private final TakenFiles takenFiles;
    private final AllowedRoots allowedRoots;
    private final SettlingFiles settling;
    private final FolderChanges changes;
    private final Submissions submissions;
    private final String coordinator;
    private final Clock clock;
    private final Map<String, String> batch = new LinkedHashMap<>();
    private boolean away;
    private Instant held = Instant.MIN;

    /** Takes files in. */
    interface Submissions {

        /** The id of a new one. */
        String newId();

        /** Opens it, unless it is known. */
        void open(String id, List<String> paths, Naming naming);
    }

    FolderWatch(
            WatchFolder folder,
            WatchLedger ledger,
            AllowedRoots allowedRoots,
            SettlingFiles settling,
            FolderChanges changes,
            Submissions submissions,
            String coordinator,
            Clock clock) {
        this.root = Path.of(folder.folder());
        this.naming = new Naming(folder.folder(), folder.prefix());
        this.ledger = ledger;
        this.takenFiles = new TakenFiles(ledger, root);
        this.allowedRoots = allowedRoots;
        this.settling = settling;
        this.changes = changes;
        this.submissions = submissions;
        this.coordinator = coordinator;
        this.clock = clock;
    }

    /** Whether some of its files have not settled yet. */
    boolean isSettling() {
        return !settling.isEmpty();
    }

    /**
     * Looks at everything in it.
     *
     * @param beat is called as long as it goes on
     */
    void walk(Runnable beat) throws InterruptedException {
        turn(beat, () -> Set.of(root), true);
    }

    /** Looks at those directories of it that something changed in, and at those with files that have not settled. */
    void look(Set<Path> changed, Runnable beat) throws InterruptedException {
        turn(
                beat,
                () -> {
                    Set<Path> directories = new HashSet<>(settling.directories());
                    changed.stream().filter(each -> each.startsWith(root)).forEach(directories::add);
                    return directories;
                },
                false);
    }

    private void turn(Runnable beat, Supplier<Set<Path>> directories, boolean below) throws InterruptedException {
        batch.clear();
        settling.beginTurn();
        held = clock.instant();
        if (!ledger.hold(naming.folder(), coordinator, LEASE)) {
            return;
        }
        try {
            ledger.begun(naming.folder()).ifPresent(this::finish);
            for (Path directory : directories.get()) {
                scan(directory, below, beat);
            }
            submit();
        } catch (LeaseLost e) {
            log.info("watched folder left to another coordinator: {}", root);
        }
    }

    /** What was read of the ledger may not hold any more. */
    private static final class LeaseLost extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private void keepLease() {
        Instant now = clock.instant();
        Duration since = Duration.between(held, now);
        if (since.compareTo(LEASE) >= 0) {
            throw new LeaseLost();
        }
        if (since.compareTo(LEASE.dividedBy(3)) >= 0) {
            if (!ledger.hold(naming.folder(), coordinator, LEASE)) {
                throw new LeaseLost();
            }
            held = now;
        }
    }

    /** Lets go of it, so that another coordinator need not wait for the end of the lease. */
    void leave() {
        ledger.leave(naming.folder(), coordinator);
    }

    private void scan(Path directory, boolean below, Runnable beat) throws InterruptedException {
        beat.run();
        if (Thread.interrupted()) {
            throw new InterruptedException("stopped");
        }
        keepLease();
        boolean met = changes.follow(directory);
        DirectoryListing listing;
        try {
            listing = DirectoryListing.of(directory, allowedRoots);
        } catch (IOException e) {
            unreadable(directory, e);
            return;
        }
        readable(directory);
        Map<String, String> taken = takenFiles.of(directory);
        takenFiles.retain(directory, listing, taken);
        take(directory, listing, taken);
        for (Path folder : listing.folders()) {
            if (below || met || changes.follow(folder)) {
                scan(folder, true, beat);
            }
        }
    }

    private void unreadable(Path directory, IOException e) {
        if (!directory.equals(root)) {
            log.debug("not looked into: {}: {}", directory, e.toString());
        } else if (!away) {
            away = true;
            log.warn("watched folder unavailable, waiting for it: {}: {}", root, e.toString());
        }
    }

    private void readable(Path directory) {
        if (away && directory.equals(root)) {
            away = false;
            log.info("watched folder available again: {}", root);
        }
    }

    private void take(Path directory, DirectoryListing listing, Map<String, String> taken) {
        List<SeenFile> unknown = listing.files().stream()
                .filter(file -> !file.signature().equals(taken.get(file.name())))
                .toList();
        for (SeenFile file : settling.settled(directory, unknown)) {
            if (batch.size() >= TOGETHER) {
                submit();
            }
            batch.put(file.path().toString(), file.signature());
        }
    }

    private void submit() {
        if (batch.isEmpty()) {
            return;
        }
        WatchBatch begun = new WatchBatch(submissions.newId(), batch);
        batch.clear();
        keepLease();
        if (!ledger.begin(naming.folder(), coordinator, begun)) {
            throw new LeaseLost();
        }
        finish(begun);
    }

    private void finish(WatchBatch begun) {
        submissions.open(
                begun.submission(), begun.files().keySet().stream().sorted().toList(), naming);
        takenFiles.add(begun.files());
        ledger.end(naming.folder(), begun.submission());
        log.info(
                "submitted of watched folder {}: {} files: {}",
                root,
                begun.files().size(),
                begun.submission());
    }
}
