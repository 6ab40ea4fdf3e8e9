package dev.lull.coordinator.intake;

import dev.lull.common.store.SourceFiles;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Walks what a submission names in a bucket: an object, or everything below a name as if that were a folder. */
final class ObjectWalk {

    private final AllowedRoots allowedRoots;
    private final SourceFiles files;
    private final WalkVisitor visitor;

    ObjectWalk(AllowedRoots allowedRoots, SourceFiles files, WalkVisitor visitor) {
        this.allowedRoots = allowedRoots;
        this.files = files;
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
            if (files.stat(uri).isPresent()) {
                visitor.found(WalkEntry.file(uri, name));
                return;
            }
            List<String> objects = files.objects(uri);
            if (objects.isEmpty()) {
                visitor.found(WalkEntry.odd(given, name, Verdicts.noObject()));
            }
            Set<String> leftOut = new HashSet<>();
            for (String object : objects) {
                found(uri, object.substring(uri.length() + 1), leftOut);
            }
        } catch (IOException e) {
            visitor.found(WalkEntry.odd(given, name, Verdicts.unreadableBucket(e.getMessage())));
        }
    }

    /** @param leftOut objects and folders that were left out by their names, each of which is one entry */
    private void found(String above, String name, Set<String> leftOut) throws InterruptedException {
        String object = above + "/" + name;
        if (allowedRoots.excludeObject(object)) {
            visitor.found(WalkEntry.odd(object, name, Verdicts.excluded()));
            return;
        }
        for (int start = 0; start < name.length(); ) {
            int slash = name.indexOf('/', start);
            int end = slash < 0 ? name.length() : slash;
            Optional<String> pattern = allowedRoots.excludedBy(name.substring(start, end));
            if (pattern.isPresent()) {
                String part = name.substring(0, end);
                if (leftOut.add(part)) {
                    visitor.found(WalkEntry.odd(above + "/" + part, part, Verdicts.excludedName(pattern.get())));
                }
                return;
            }
            start = end + 1;
        }
        visitor.found(WalkEntry.file(object, name));
    }
}
