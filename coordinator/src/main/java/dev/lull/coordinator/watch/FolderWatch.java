package dev.lull.coordinator.watch;

import dev.lull.common.ledger.Naming;
import dev.lull.common.ledger.WatchBatch;
import dev.lull.common.ledger.WatchLedger;
import dev.lull.common.settings.WatchFolder;
import dev.lull.coordinator.intake.AllowedRoots;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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
        Listing listing;
        try {
            listing = list(directory);
        } catch (IOException e) {
            unreadable(directory, e);
            return;
        }
        Map<String, String> taken = ledger.taken(directory.toString());
        if (directory.equals(root) && listing.isEmpty() && !taken.isEmpty()) {
            // a disk that is not mounted looks like this, and must not be forgotten
            unreadable(directory, new IOException("it is empty all of a sudden"));
            return;
        }
        found(directory);
        forgetGone(directory, listing, taken);
        take(directory, listing, taken);
        for (Path folder : listing.folders) {
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

    private void found(Path directory) {
        if (away && directory.equals(root)) {
            away = false;
            log.info("watched folder available again: {}", root);
        }
    }

    /** The files and folders of a directory that are not left out. */
    private record Listing(List<SeenFile> files, List<Path> folders) {

        boolean isEmpty() {
            return files.isEmpty() && folders.isEmpty();
        }

        Set<String> names() {
            Set<String> names = new HashSet<>();
            files.forEach(file -> names.add(file.name()));
            folders.forEach(folder -> names.add(folder.getFileName() + "/"));
            return names;
        }
    }

    private Listing list(Path directory) throws IOException {
        Listing listing = new Listing(new ArrayList<>(), new ArrayList<>());
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                if (allowedRoots.excludedBy(entry.getFileName().toString()).isEmpty()) {
                    add(entry, listing);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return listing;
    }

    /** A link to a file is that file, one to a folder is not followed. */
    private void add(Path entry, Listing listing) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            if (!allowedRoots.exclude(entry)) {
                listing.folders.add(entry);
            }
            return;
        }
        try {
            listing.files.add(SeenFile.of(entry));
        } catch (IOException gone) {
            log.trace("not looked at: {}: {}", entry, gone.toString());
        }
    }

    private void forgetGone(Path directory, Listing listing, Map<String, String> taken) {
        Set<String> gone = new HashSet<>(taken.keySet());
        gone.removeAll(listing.names());
        if (!gone.isEmpty()) {
            forget(directory.toString(), gone);
        }
    }

    /** With all that was below. */
    private void forget(String directory, Set<String> names) {
        for (String name : names) {
            if (name.endsWith("/")) {
                String folder = directory + "/" + name.substring(0, name.length() - 1);
                forget(folder, ledger.taken(folder).keySet());
            }
        }
        ledger.forget(directory, names);
    }

    private void take(Path directory, Listing listing, Map<String, String> taken) {
        List<SeenFile> unknown = listing.files.stream()
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
        Map<String, Map<String, String>> byDirectory = new HashMap<>();
        begun.files().forEach((path, signature) -> note(Path.of(path), signature, byDirectory));
        byDirectory.forEach(ledger::note);
        ledger.end(naming.folder(), begun.submission());
        log.info(
                "submitted of watched folder {}: {} files: {}",
                root,
                begun.files().size(),
                begun.submission());
    }

    /** What is below a folder is found from above, to be forgotten when that is gone. */
    private void note(Path file, String signature, Map<String, Map<String, String>> byDirectory) {
        String name = file.getFileName().toString();
        String seen = signature;
        Path directory = file.getParent();
        while (directory != null && directory.startsWith(root)) {
            byDirectory
                    .computeIfAbsent(directory.toString(), each -> new HashMap<>())
                    .put(name, seen);
            name = directory.getFileName() + "/";
            seen = "";
            directory = directory.getParent();
        }
    }
}
