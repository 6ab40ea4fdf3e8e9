package dev.lull.coordinator.watch;

import dev.lull.common.posix.OpenForWriting;
import dev.lull.coordinator.intake.Families;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Files that came or changed, until each has stood still for long enough. Time is that since a file was first seen as
 * it is now, as the clocks of network shares differ.
 */
final class SettlingFiles {

    /** By no clock that is only a little wrong did it change lately. */
    private static final Duration LONG_AGO = Duration.ofHours(1);

    private final Duration settle;
    private final Clock clock;
    private final Map<Path, Sighting> sightings = new HashMap<>();
    private @Nullable OpenForWriting open;

    private record Sighting(String signature, Instant since) {}

    /** @param settle for how long a file must have stood still */
    SettlingFiles(Duration settle, Clock clock) {
        this.settle = settle;
        this.clock = clock;
    }

    /** Looks anew at which files are open. */
    void beginTurn() {
        open = null;
    }

    /** The directories of those that have not settled. */
    Set<Path> directories() {
        Set<Path> directories = new HashSet<>();
        sightings.keySet().forEach(file -> directories.add(file.getParent()));
        return directories;
    }

    boolean isEmpty() {
        return sightings.isEmpty();
    }

    /**
     * Those of the new files of a directory that have settled; a file and its sidecars settle together.
     *
     * @param files all that are there and not taken
     */
    List<SeenFile> settled(Path directory, Collection<SeenFile> files) {
        Map<String, List<SeenFile>> families = new TreeMap<>();
        for (SeenFile file : files) {
            String path = file.path().toString();
            families.computeIfAbsent(Families.beginning(path).orElse(path), beginning -> new ArrayList<>())
                    .add(file);
        }
        Set<Path> waiting = new HashSet<>();
        List<SeenFile> settled = new ArrayList<>();
        for (List<SeenFile> family : families.values()) {
            // each one is looked at: their times begin side by side
            long still = family.stream().filter(this::isStill).count();
            if (still == family.size()) {
                settled.addAll(family);
            } else {
                family.forEach(file -> waiting.add(file.path()));
            }
        }
        sightings.keySet().removeIf(file -> directory.equals(file.getParent()) && !waiting.contains(file));
        return settled;
    }

    private boolean isStill(SeenFile file) {
        Instant now = clock.instant();
        if (Duration.between(file.touched(), now).abs().compareTo(LONG_AGO) > 0) {
            return true;
        }
        Sighting sighting = sightings.compute(
                file.path(),
                (path, before) -> before != null && before.signature.equals(file.signature())
                        ? before
                        : new Sighting(file.signature(), now));
        Duration still = Duration.between(sighting.since, now);
        return still.compareTo(settle) >= 0
                && (still.compareTo(OpenForWriting.HELD_IN_VAIN) >= 0 || !isOpen(file.path()));
    }

    private boolean isOpen(Path file) {
        if (open == null) {
            open = OpenForWriting.now();
        }
        return open.contains(file);
    }
}
