package dev.lull.coordinator.watch;

import dev.lull.common.ledger.WatchLedger;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What was taken of a watched folder, directory by directory. */
final class TakenFiles {

    /** Behind the name of a folder. */
    static final String FOLDER = "/";

    private final WatchLedger ledger;
    private final Path root;

    TakenFiles(WatchLedger ledger, Path root) {
        this.ledger = ledger;
        this.root = root;
    }

    /** Of one directory, by name. */
    Map<String, String> of(Path directory) {
        return ledger.taken(directory.toString());
    }

    /**
     * Adds files, and the folders on the way to them: what is below a folder is found from above, to be forgotten when
     * that is gone.
     *
     * @param files what was seen of each, by path
     */
    void add(Map<String, String> files) {
        Map<String, Map<String, String>> byDirectory = new HashMap<>();
        files.forEach((path, seen) -> add(Path.of(path), seen, byDirectory));
        byDirectory.forEach(ledger::note);
    }

    private void add(Path file, String signature, Map<String, Map<String, String>> byDirectory) {
        String name = file.getFileName().toString();
        String seen = signature;
        Path directory = file.getParent();
        while (directory != null && directory.startsWith(root)) {
            byDirectory
                    .computeIfAbsent(directory.toString(), each -> new HashMap<>())
                    .put(name, seen);
            name = directory.getFileName() + FOLDER;
            seen = "";
            directory = directory.getParent();
        }
    }

    /**
     * Forgets what is not in a directory any more. An empty one forgets nothing: a disk that is not mounted looks like
     * that.
     */
    void retain(Path directory, DirectoryListing listing, Map<String, String> taken) {
        Set<String> gone = new HashSet<>(taken.keySet());
        gone.removeAll(listing.names());
        if (!listing.isEmpty() && !gone.isEmpty()) {
            forget(directory.toString(), gone);
        }
    }

    private void forget(String directory, Set<String> names) {
        for (String name : names) {
            if (name.endsWith(FOLDER)) {
                String folder = directory + "/" + name.substring(0, name.length() - FOLDER.length());
                forget(folder, ledger.taken(folder).keySet());
            }
        }
        ledger.forget(directory, names);
    }
}
