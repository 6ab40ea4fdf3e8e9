package dev.lull.coordinator.intake;

import dev.lull.common.store.HeldFile;
import dev.lull.common.store.SourceFiles;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Originals on disks that can be detached, and some of which fail although their disk is there. */
final class DetachableSources extends WrappedSources {

    private final Set<String> detached = ConcurrentHashMap.newKeySet();
    private final Map<String, Queue<IOException>> failing = new ConcurrentHashMap<>();
    private final AtomicInteger failures = new AtomicInteger();

    DetachableSources(SourceFiles files) {
        super(files);
    }

    /** From now on nothing below this folder answers. */
    void detach(String folder) {
        detached.add(folder);
    }

    void attach(String folder) {
        detached.remove(folder);
    }

    /** Asked for this source, it fails so often although its disk answers. */
    void fail(String source, int times, IOException failure) {
        failing.put(source, new ArrayDeque<>(Collections.nCopies(times, failure)));
    }

    /** How often what fails was asked for. */
    int failures() {
        return failures.get();
    }

    @Override
    public void requireAvailable(String folder) throws IOException {
        if (detached.stream().anyMatch(folder::startsWith)) {
            throw new FileSystemException(folder, null, "Stale file handle");
        }
    }

    @Override
    public Optional<State> stat(String source) throws IOException {
        require(source);
        return super.stat(source);
    }

    @Override
    public HeldFile hold(String source) throws IOException, InterruptedException {
        require(source);
        return super.hold(source);
    }

    @Override
    public Page objects(String beginning, String after) throws IOException {
        require(beginning);
        return super.objects(beginning, after);
    }

    private void require(String source) throws IOException {
        requireAvailable(source);
        Queue<IOException> left = failing.get(source);
        if (left != null && !left.isEmpty()) {
            failures.incrementAndGet();
            throw left.remove();
        }
    }
}
