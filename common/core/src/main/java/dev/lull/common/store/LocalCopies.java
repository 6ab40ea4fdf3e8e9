package dev.lull.common.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Local copies of objects that are elsewhere. A copy is fetched once however many ask for it, stays while it is held,
 * and afterwards while there is room, as it is likely to be needed again. Used by several threads at the same time.
 */
public final class LocalCopies implements AutoCloseable {

    private final ProcessFolder folder;
    private final long room;
    private final Map<String, Copy> copies = new LinkedHashMap<>(16, 0.75f, true);
    private int made;

    /**
     * Keeps copies below a folder, which several processes may use.
     *
     * @param room bytes that copies that are not held may take; those that are held come on top
     * @throws IOException when the folder cannot be written to
     */
    public LocalCopies(Path folder, long room) throws IOException {
        this.folder = ProcessFolder.below(folder);
        this.room = room;
    }

    /** Brings an object. */
    @FunctionalInterface
    public interface Fetch {

        /** Writes it to a file that does not exist yet. */
        void to(Path file) throws IOException;
    }

    /**
     * The copy of an object.
     *
     * @param object names it and its version: under the same name the bytes are the same
     * @throws IOException when it could not be fetched; the next to ask tries again
     */
    public HeldFile hold(String object, Fetch fetch) throws IOException, InterruptedException {
        Copy copy;
        boolean ours;
        synchronized (this) {
            copy = copies.get(object);
            ours = copy == null;
            if (copy == null) {
                made++;
                copy = new Copy(folder.path().resolve("copy-" + made));
                copies.put(object, copy);
            }
            copy.holders++;
        }
        Copy held = copy;
        try {
            if (ours) {
                fetch(held, fetch);
            }
            held.await();
        } catch (IOException | InterruptedException | RuntimeException e) {
            release(object, held);
            throw e;
        }
        return new HeldFile(held.file, () -> release(object, held));
    }

    @Override
    public void close() {
        folder.close();
    }

    private static void fetch(Copy copy, Fetch fetch) throws IOException {
        try {
            fetch.to(copy.file);
            copy.bytes = Files.size(copy.file);
            copy.fetched.complete(null);
        } catch (IOException | RuntimeException e) {
            copy.fetched.completeExceptionally(e);
            throw e;
        }
    }

    private synchronized void release(String object, Copy copy) {
        copy.holders--;
        boolean useless = copy.fetched.isCompletedExceptionally() || (copy.holders == 0 && copy.bytes > room);
        if (useless && copies.get(object) == copy) {
            copies.remove(object);
        }
        if (copy.holders == 0 && copies.get(object) != copy) {
            copy.delete();
        }
        long kept = copies.values().stream()
                .filter(each -> each.holders == 0)
                .mapToLong(each -> each.bytes)
                .sum();
        for (Iterator<Copy> oldestFirst = copies.values().iterator(); kept > room && oldestFirst.hasNext(); ) {
            Copy oldest = oldestFirst.next();
            if (oldest.holders == 0) {
                kept -= oldest.bytes;
                oldest.delete();
                oldestFirst.remove();
            }
        }
    }

    /** One copy, from the start of its fetch; its count of holders belongs to the lock above. */
    private static final class Copy {

        private final Path file;
        private final CompletableFuture<Void> fetched = new CompletableFuture<>();
        private volatile long bytes;
        private int holders;

        Copy(Path file) {
            this.file = file;
        }

        void await() throws IOException, InterruptedException {
            try {
                fetched.get();
            } catch (ExecutionException e) {
                throw new IOException(
                        e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e.getCause());
            }
        }

        void delete() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // it goes with the folder
                file.toFile().deleteOnExit();
            }
        }
    }
}
