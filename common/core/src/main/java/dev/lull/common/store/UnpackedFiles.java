package dev.lull.common.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Originals that were taken out of archives, in the store that all workers see; and those that were not, wherever they
 * are. What is under a name of an archive never changes.
 */
public final class UnpackedFiles implements SourceFiles {

    /** The time of each change: copies have times of their own, and the ledger knows that of the file. */
    public static final Instant ALWAYS = Instant.EPOCH;

    private final MediaStore store;
    private final SourceFiles others;

    /** @param others is closed with this; the store is not */
    public UnpackedFiles(MediaStore store, SourceFiles others) {
        this.store = store;
        this.others = others;
    }

    @Override
    public Optional<State> stat(String source) throws IOException {
        if (!ArchivedSource.isOne(source)) {
            return others.stat(source);
        }
        OptionalLong size = store.size(key(source));
        return size.isPresent() ? Optional.of(new State(size.getAsLong(), ALWAYS)) : Optional.empty();
    }

    @Override
    public State requireReadable(String source) throws IOException {
        return ArchivedSource.isOne(source)
                ? SourceFiles.super.requireReadable(source)
                : others.requireReadable(source);
    }

    @Override
    public HeldFile hold(String source) throws IOException, InterruptedException {
        return ArchivedSource.isOne(source) ? store.get(key(source)) : others.hold(source);
    }

    @Override
    public Page objects(String beginning, String after) throws IOException {
        return others.objects(beginning, after);
    }

    @Override
    public void requireAvailable(String folder) throws IOException {
        if (ArchivedSource.isOne(folder)) {
            store.check();
        } else {
            others.requireAvailable(folder);
        }
    }

    @Override
    public void close() {
        others.close();
    }

    private static String key(String source) throws IOException {
        ArchivedSource archived = ArchivedSource.of(source);
        if (!StoreKey.isPart(archived.archive())) {
            throw new NoSuchFileException(source);
        }
        return archived.key();
    }
}
