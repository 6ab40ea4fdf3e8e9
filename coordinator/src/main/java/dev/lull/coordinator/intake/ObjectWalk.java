package dev.lull.coordinator.intake;

import dev.lull.common.store.SourceFiles;
import java.io.IOException;
import java.util.List;

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
            for (String object : objects) {
                found(object, object.substring(uri.length() + 1));
            }
        } catch (IOException e) {
            visitor.found(WalkEntry.odd(given, name, Verdicts.unreadableBucket(e.getMessage())));
        }
    }

    private void found(String object, String name) throws InterruptedException {
        visitor.found(
                allowedRoots.excludeObject(object)
                        ? WalkEntry.odd(object, name, Verdicts.excluded())
                        : WalkEntry.file(object, name));
    }
}
