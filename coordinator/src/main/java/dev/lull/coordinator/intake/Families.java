package dev.lull.coordinator.intake;

import dev.lull.common.probe.SidecarNames;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Passes the files of a walk on so that each comes before its sidecars, and knows of them. A file and its sidecars
 * share their folder and their name up to its first dot: they are a family. Entries come sorted by their sources, so a
 * family is over as soon as one comes that begins otherwise, and no more than a few are held at any time.
 */
public final class Families {

    /** A larger family is passed on in parts: then a sidecar far from its file is one without a file. */
    static final int LARGEST = 10_000;

    private final WalkVisitor visitor;
    /** The innermost last: the name of a folder may begin as those of files beside it. */
    private final Deque<Family> open = new ArrayDeque<>();

    Families(WalkVisitor visitor) {
        this.visitor = visitor;
    }

    /** What the names of all that may belong to this source begin with, or to which it may belong; empty for none. */
    public static Optional<String> beginning(String source) {
        int name = source.lastIndexOf('/') + 1;
        int dot = source.indexOf('.', name + 1);
        return dot < 0 ? Optional.empty() : Optional.of(source.substring(0, dot + 1));
    }

    /** The walk has come to this source: families that it is behind are passed on. */
    void reach(String source) throws InterruptedException {
        while (!open.isEmpty() && !source.startsWith(open.getLast().beginning)) {
            passOn();
        }
    }

    /** Whether all that came has been passed on. */
    boolean isEmpty() {
        return open.isEmpty();
    }

    void add(WalkEntry entry) throws InterruptedException {
        reach(entry.source());
        Optional<String> beginning = beginning(entry.source());
        if (beginning.isEmpty()) {
            visitor.found(entry);
            return;
        }
        if (!open.isEmpty() && open.getLast().isFullBefore(entry.source())) {
            passOn();
        }
        if (open.isEmpty() || !open.getLast().beginning.equals(beginning.get())) {
            open.addLast(new Family(beginning.get(), new ArrayList<>()));
        }
        open.getLast().entries.add(entry);
    }

    /** No more will come. */
    void finish() throws InterruptedException {
        while (!open.isEmpty()) {
            passOn();
        }
    }

    private void passOn() throws InterruptedException {
        List<WalkEntry> entries = open.removeLast().entries;
        SidecarNames names =
                new SidecarNames(entries.stream().map(Families::name).toList());
        List<WalkEntry> sidecars = new ArrayList<>();
        for (WalkEntry entry : entries) {
            String folder = folder(entry);
            Optional<String> owner = names.owner(name(entry));
            if (owner.isPresent()) {
                sidecars.add(entry.sidecarOf(folder + owner.get()));
            } else {
                visitor.found(entry.with(
                        names.sidecars(name(entry)).stream().map(folder::concat).toList()));
            }
        }
        for (WalkEntry sidecar : sidecars) {
            visitor.found(sidecar);
        }
    }

    private static String folder(WalkEntry entry) {
        return entry.source().substring(0, entry.source().lastIndexOf('/') + 1);
    }

    private static String name(WalkEntry entry) {
        return entry.source().substring(entry.source().lastIndexOf('/') + 1);
    }

    private record Family(String beginning, List<WalkEntry> entries) {

        /** A large one is cut only where the next name is not that of the last one with more behind it. */
        boolean isFullBefore(String source) {
            if (entries.size() < LARGEST) {
                return false;
            }
            String last = entries.get(entries.size() - 1).source();
            return !source.startsWith(last.substring(0, last.lastIndexOf('.') + 1));
        }
    }
}
