package dev.lull.common.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Local copies of objects that are elsewhere. A copy is fetched once however many ask for it, stays while it is held,
 * and afterwards while there is room, as it is likely to be needed again. One for which there is no room is not begun
 * before others are let go of. Used by several threads at the same time.
 */
public final class LocalCopies implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LocalCopies.class);

    private final ProcessFolder folder;
    private final long room;
    private final long most;
    private final Map<String, Copy> copies = new LinkedHashMap<>(16, 0.75f, true);
    private int made;

    /**
     * Keeps copies below a folder, which several processes may use.
     *
     * @param room bytes that copies that are not held may take; those that are held come on top
     * @param most bytes that all copies may take
     * @throws IOException when the folder cannot be written to
     */
    public LocalCopies(Path folder, long room, long most) throws IOException {
        this.folder = ProcessFolder.below(folder);
        this.room = room;
        this.most = most;
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
     * @param bytes its size
     * @throws TooLargeException when there will never be room for it
     * @throws IOException when it could not be fetched; the next to ask tries again
     */
    public HeldFile hold(String object, long bytes, Fetch fetch) throws IOException, InterruptedException {
        Copy copy;
        boolean ours;
        synchronized (this) {
            awaitRoom(object, bytes);
            copy = copies.get(object);
            ours = copy == null;
            if (copy == null) {
                made++;
                copy = new Copy(folder.path().resolve("copy-" + made), bytes);
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

    /** Returns when there is a copy, or room for one. */
    private void awaitRoom(String object, long bytes) throws IOException, InterruptedException {
        if (bytes > most) {
            throw new TooLargeException(bytes, most);
        }
        boolean waited = false;
        while (!copies.containsKey(object) && !makeRoom(most - bytes)) {
            if (!waited) {
                log.info("copy waits until others are let go of, store.cache-limit: {}", object);
            }
            waited = true;
            wait();
        }
    }

    private static void fetch(Copy copy, Fetch fetch) throws IOException {
        try {
            fetch.to(copy.file);
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
        long held = bytes(each -> each.holders > 0);
        makeRoom(held + room);
        notifyAll();
    }

    /** Deletes what is not held, the longest unused first, until all copies take no more than this, if they can. */
    private boolean makeRoom(long largest) {
        long taken = bytes(each -> true);
        for (Iterator<Copy> oldestFirst = copies.values().iterator(); taken > largest && oldestFirst.hasNext(); ) {
            Copy oldest = oldestFirst.next();
            if (oldest.holders == 0) {
                taken -= oldest.bytes;
                oldest.delete();
                oldestFirst.remove();
            }
        }
        return taken <= largest;
    }

    private long bytes(Predicate<Copy> which) {
        return copies.values().stream()
                .filter(which)
                .mapToLong(each -> each.bytes)
                .sum();
    }

    /** One copy, from the start of its fetch; its count of holders belongs to the lock above. */
    private static final class Copy {

        private final Path file;
        private final CompletableFuture<Void> fetched = new CompletableFuture<>();
        private final long bytes;
        private int holders;

        Copy(Path file, long bytes) {
            this.file = file;
            this.bytes = bytes;
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
