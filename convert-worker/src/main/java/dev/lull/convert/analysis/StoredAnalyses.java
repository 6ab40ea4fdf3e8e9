package dev.lull.convert.analysis;

import dev.lull.common.store.HeldFile;
import dev.lull.common.store.MediaStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What planners measured of originals, as objects in the store, so that each is read once however many workers share
 * it. They only save time: what is missing or damaged is measured again.
 */
public final class StoredAnalyses {

    private static final Logger log = LoggerFactory.getLogger(StoredAnalyses.class);

    private final MediaStore store;
    private final IndexMemory memory;

    /**
     * Those in a store.
     *
     * @param memory for one of them
     */
    public StoredAnalyses(MediaStore store, IndexMemory memory) {
        this.store = store;
        this.memory = memory;
    }

    /** Puts one under a key; where the store does not take it, the log says so. */
    void put(String key, MediaAnalysis analysis) {
        String scratch = key + "-working-" + UUID.randomUUID();
        try {
            Path file = store.scratch(scratch).resolve("analysis");
            try (OutputStream out = Files.newOutputStream(file)) {
                AnalysisDocument.write(analysis, out);
            }
            store.put(file, key);
            store.delete(scratch);
        } catch (IOException e) {
            log.warn("analysis not stored, each worker measures the original: {}: {}", key, e.toString());
        }
    }

    /** The one under a key; empty when there is none that can be read here. */
    Optional<MediaAnalysis> find(String key) {
        try (HeldFile stored = store.get(key);
                InputStream in = Files.newInputStream(stored.path())) {
            return Optional.of(AnalysisDocument.read(in, memory));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            log.warn("stored analysis not used, the original is measured: {}: {}", key, e.toString());
            return Optional.empty();
        }
    }
}
