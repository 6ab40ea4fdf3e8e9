package dev.lull.convert.analysis;

import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaFile;
import dev.lull.common.store.HeldFile;
import dev.lull.common.store.SourceFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Originals and what was measured of the last few of them, since a worker takes many units of one video. */
public final class SourceCache {

    private final SourceFiles files;
    private final Examination examination;
    private final StoredAnalyses stored;
    private final RememberedAnalyses known;

    /**
     * Nothing remembered yet.
     *
     * @param memory for all that is remembered
     */
    public SourceCache(SourceFiles files, Examination examination, StoredAnalyses stored, IndexMemory memory) {
        this.files = files;
        this.examination = examination;
        this.stored = stored;
        this.known = new RememberedAnalyses(memory);
    }

    /**
     * Which bytes the file has now.
     *
     * @throws UnreadableSource when this worker cannot tell
     * @throws Failure.Permanent when they are not those that were submitted
     */
    public SourceIdentity identify(MediaFile media) throws UnreadableSource, Failure.Permanent, InterruptedException {
        return SourceIdentity.of(media, files);
    }

    /** Whether this worker can read an original. */
    public boolean isReadable(String source) {
        try {
            files.requireReadable(source);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns when it can: an original that goes away while it is read looks like a bad one. */
    public void requireReadable(String source) throws UnreadableSource, InterruptedException {
        try {
            files.requireReadable(source);
        } catch (IOException e) {
            throw UnreadableSource.of(source, e, files);
        }
    }

    /**
     * The original as a local file.
     *
     * @throws Failure.Permanent when it is gone
     */
    public HeldFile hold(SourceIdentity source) throws Failure, InterruptedException {
        return files.holdForTask(source.source());
    }

    /**
     * What is known of an original: here, under a key in the store, or else once it has been measured.
     *
     * @throws UnreadableSource when this worker cannot read it
     * @throws Failure.Permanent when it is not whole, or too much for a worker
     */
    public MediaAnalysis examine(SourceIdentity source, String key)
            throws UnreadableSource, Failure, InterruptedException {
        MediaAnalysis remembered = known.get(source);
        if (remembered != null) {
            return remembered;
        }
        Optional<MediaAnalysis> shared = stored.find(key);
        if (shared.isEmpty()) {
            return remember(source, examination::of);
        }
        known.put(source, shared.get());
        return shared.get();
    }

    /** Puts what was measured under a key in the store, for all who share the work. */
    public void share(MediaAnalysis analysis, String key) {
        stored.put(key, analysis);
    }

    /**
     * Measures an original for a plan: once from its beginning to its end.
     *
     * @throws UnreadableSource when this worker cannot read it
     * @throws Failure.Permanent when it is not whole, too much for a worker, or not that which was submitted
     */
    public MediaAnalysis examineWhole(SourceIdentity source) throws UnreadableSource, Failure, InterruptedException {
        try {
            return remember(source, file -> SourceComparison.around(file, source.sha256(), () -> examination.of(file)));
        } catch (SourceChanged e) {
            throw e.failure();
        }
    }

    private <X extends Exception> MediaAnalysis remember(SourceIdentity source, Measuring<X> measuring)
            throws X, UnreadableSource, Failure, InterruptedException {
        try (HeldFile file = hold(source)) {
            MediaAnalysis mediaAnalysis = measuring.of(file.path());
            known.put(source, mediaAnalysis);
            return mediaAnalysis;
        } catch (Failure e) {
            requireReadable(source.source());
            throw e;
        }
    }

    @FunctionalInterface
    private interface Measuring<X extends Exception> {
        MediaAnalysis of(Path file) throws X, Failure, InterruptedException;
    }
}
