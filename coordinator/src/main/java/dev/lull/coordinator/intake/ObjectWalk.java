package dev.lull.coordinator.intake;

import dev.lull.common.probe.SidecarNames;
import dev.lull.common.store.SourceFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    void walk(String given) throws InterruptedException {
        String uri = given.replaceAll("/+$", "");
        String name = uri.substring(uri.lastIndexOf('/') + 1);
        if (!allowedRoots.holdObject(uri)) {
            visitor.found(WalkEntry.odd(given, name, Verdicts.outsideBuckets()));
            return;
        }
        try {
            Optional<WalkEntry> single = sourceCheck.persistently(uri, () -> single(uri, name));
            if (single.isPresent()) {
                visitor.found(single.get());
                return;
            }
            List<String> objects = sourceCheck.persistently(uri, () -> files.objects(uri));
            if (objects.isEmpty()) {
                visitor.found(WalkEntry.odd(given, name, Verdicts.noObject()));
            }
            found(uri, objects);
        } catch (IOException e) {
            visitor.found(WalkEntry.odd(given, name, Verdicts.unreadableBucket(e.getMessage())));
        }
    }

    /** An object that was named itself; what else is in its folder tells whose sidecar it is. */
    private Optional<WalkEntry> single(String uri, String name) throws IOException {
        if (files.stat(uri).isEmpty()) {
            return Optional.empty();
        }
        WalkEntry entry = WalkEntry.file(uri, name);
        if (!SidecarNames.isSidecar(name)) {
            return Optional.of(entry);
        }
        String folder = folder(uri);
        List<String> beside = files.objects(folder.substring(0, folder.length() - 1)).stream()
                .filter(object -> folder(object).equals(folder))
                .map(ObjectWalk::name)
                .toList();
        return Optional.of(new SidecarNames(beside)
                .owner(name)
                .map(owner -> entry.sidecarOf(folder + owner))
                .orElse(entry));
    }

    /** Folder by folder, and in each the files before their sidecars. */
    private void found(String above, List<String> objects) throws InterruptedException {
        Set<String> leftOut = new HashSet<>();
        Map<String, List<WalkEntry>> folders = new LinkedHashMap<>();
        for (String object : objects) {
            WalkEntry entry = entry(above, object.substring(above.length() + 1), leftOut);
            if (entry != null) {
                folders.computeIfAbsent(folder(entry.source()), each -> new ArrayList<>())
                        .add(entry);
            }
        }
        for (Map.Entry<String, List<WalkEntry>> folder : folders.entrySet()) {
            foundIn(folder.getKey(), folder.getValue());
        }
    }

    private void foundIn(String folder, List<WalkEntry> entries) throws InterruptedException {
        SidecarNames names = new SidecarNames(entries.stream()
                .filter(entry -> entry.verdict() == null)
                .map(entry -> name(entry.source()))
                .toList());
        List<WalkEntry> sidecars = new ArrayList<>();
        for (WalkEntry entry : entries) {
            Optional<String> owner = entry.verdict() == null ? names.owner(name(entry.source())) : Optional.empty();
            if (owner.isPresent()) {
                sidecars.add(entry.sidecarOf(folder + owner.get()));
            } else {
                visitor.found(entry.with(names.sidecars(name(entry.source())).stream()
                        .map(folder::concat)
                        .toList()));
            }
        }
        for (WalkEntry sidecar : sidecars) {
            visitor.found(sidecar);
        }
    }

    private static String folder(String object) {
        return object.substring(0, object.lastIndexOf('/') + 1);
    }

    private static String name(String object) {
        return object.substring(object.lastIndexOf('/') + 1);
    }

    /**
     * The entry for an object; null when it is in a folder that has its entry already.
     *
     * @param leftOut objects and folders that were left out by their names, each of which is one entry
     */
    private @Nullable WalkEntry entry(String above, String name, Set<String> leftOut) {
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
                return leftOut.add(part)
                        ? WalkEntry.odd(above + "/" + part, part, Verdicts.excludedName(pattern.get()))
                        : null;
            }
            start = end + 1;
        }
        return WalkEntry.file(object, name);
    }
}
