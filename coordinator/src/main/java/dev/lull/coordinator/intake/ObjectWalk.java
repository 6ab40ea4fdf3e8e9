package dev.lull.coordinator.intake;

import dev.lull.common.ledger.WalkPosition;
import dev.lull.common.probe.SidecarNames;
import dev.lull.common.store.SourceFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks what a submission names in a bucket: an object, or everything below a name as if that were a folder. */
final class ObjectWalk {

    private final AllowedRoots allowedRoots;
    private final SourceFiles files;
    private final SourceCheck sourceCheck;
    private final WalkVisitor visitor;

    ObjectWalk(AllowedRoots allowedRoots, SourceFiles files, SourceCheck sourceCheck, WalkVisitor visitor) {
        this.allowedRoots = allowedRoots;
        this.files = files;
        this.sourceCheck = sourceCheck;
        this.visitor = visitor;
    }

    /**
     * Walks what was given, or the rest of it.
     *
     * @param from a position in what was given; {@link WalkVisitor#passed} is told further ones
     */
    void walk(String given, WalkPosition from) throws InterruptedException {
        String uri = given.replaceAll("/+$", "");
        String name = uri.substring(uri.lastIndexOf('/') + 1);
        if (!allowedRoots.holdObject(uri)) {
            visitor.found(WalkEntry.odd(given, name, Verdicts.outsideBuckets()));
            return;
        }
        Families families = new Families(visitor);
        try {
            Optional<WalkEntry> single =
                    from.after().isEmpty() ? sourceCheck.persistently(uri, () -> single(uri, name)) : Optional.empty();
            if (single.isPresent()) {
                visitor.found(single.get());
            } else if (!below(uri, from, families)) {
                visitor.found(WalkEntry.odd(given, name, Verdicts.noObject()));
            }
        } catch (IOException e) {
            families.finish();
            visitor.found(WalkEntry.odd(given, name, Verdicts.unreadableBucket(e.getMessage())));
        }
    }

    /**
     * Comes across these objects, each before its sidecars.
     *
     * @param given URIs, sorted
     * @param folder below which they are, without a slash at its end
     * @param prefix stands before each name
     */
    void files(List<String> given, String folder, String prefix) throws InterruptedException {
        Families families = new Families(visitor);
        for (String uri : given) {
            String name = uri.substring(folder.length() + 1);
            WalkEntry entry = allowedRoots.holdObject(uri)
                    ? existing(folder, name)
                    : WalkEntry.odd(uri, name, Verdicts.outsideBuckets());
            families.add(new WalkEntry(
                    entry.source(), prefix + entry.name(), entry.verdict(), entry.owner(), entry.sidecars()));
        }
        families.finish();
    }

    private WalkEntry existing(String folder, String name) throws InterruptedException {
        WalkEntry entry = entry(folder, name);
        try {
            boolean gone = entry.verdict() == null
                    && sourceCheck
                            .persistently(folder, () -> files.stat(entry.source()))
                            .isEmpty();
            return gone ? WalkEntry.odd(entry.source(), name, Verdicts.noObject()) : entry;
        } catch (IOException e) {
            return WalkEntry.odd(entry.source(), name, Verdicts.unreadableBucket(e.getMessage()));
        }
    }

    /** An object that was named itself; what else is in its folder tells whose sidecar it is. */
    private Optional<WalkEntry> single(String uri, String name) throws IOException {
        if (files.stat(uri).isEmpty()) {
            return Optional.empty();
        }
        WalkEntry entry = WalkEntry.file(uri, name);
        Optional<String> family = Families.beginning(uri);
        if (!SidecarNames.isSidecar(name) || family.isEmpty()) {
            return Optional.of(entry);
        }
        String folder = uri.substring(0, uri.length() - name.length());
        List<String> beside = new ArrayList<>();
        String next = "";
        while (next != null) {
            SourceFiles.Page page = files.objects(family.get(), next);
            page.objects().stream()
                    .map(object -> object.substring(folder.length()))
                    .filter(each -> !each.contains("/"))
                    .forEach(beside::add);
            next = page.next();
        }
        return Optional.of(new SidecarNames(beside)
                .owner(name)
                .map(owner -> entry.sidecarOf(folder + owner))
                .orElse(entry));
    }

    /** Returns whether there is anything. */
    private boolean below(String uri, WalkPosition from, Families families) throws IOException, InterruptedException {
        String leftOut = "/";
        String last = from.after();
        String next = from.after();
        while (next != null) {
            String after = next;
            SourceFiles.Page page = sourceCheck.persistently(uri, () -> files.objects(uri + "/", after));
            for (String object : page.objects()) {
                families.reach(object);
                if (families.isEmpty() && !last.isEmpty()) {
                    visitor.passed(new WalkPosition(from.path(), last));
                }
                if (!object.startsWith(leftOut)) {
                    WalkEntry entry = entry(uri, object.substring(uri.length() + 1));
                    if (entry.verdict() == null) {
                        families.add(entry);
                    } else {
                        visitor.found(entry);
                        leftOut = entry.source() + "/";
                    }
                }
                last = object;
            }
            next = page.next();
        }
        families.finish();
        return !last.isEmpty();
    }

    /** The entry for an object, or for the folder above it that is left out by its name. */
    private WalkEntry entry(String above, String name) {
        String object = above + "/" + name;
        if (allowedRoots.excludeObject(object)) {
            return WalkEntry.odd(object, name, Verdicts.excluded());
        }
        for (int start = 0; start < name.length(); ) {
            int slash = name.indexOf('/', start);
            int end = slash < 0 ? name.length() : slash;
            Optional<String> pattern = allowedRoots.excludedBy(name.substring(start, end));
            if (pattern.isPresent()) {
                String part = name.substring(0, end);
                return WalkEntry.odd(above + "/" + part, part, Verdicts.excludedName(pattern.get()));
            }
            start = end + 1;
        }
        return WalkEntry.file(object, name);
    }
}
