package dev.lull.coordinator.intake;

import dev.lull.common.store.ArchivedSource;
import dev.lull.common.store.HeldFile;
import dev.lull.common.store.MediaStore;
import dev.lull.common.store.SourceFiles;
import dev.lull.common.store.UnpackedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Files that have just been taken out of an archive, and are looked at where they are; all others are in the store. */
final class UnpackedBatch implements SourceFiles {

    private final MediaStore store;
    private final SourceFiles stored;
    private final Map<String, Path> files = new HashMap<>();

    /** @param stored all other files that were taken out of archives */
    UnpackedBatch(MediaStore store, SourceFiles stored) {
        this.store = store;
        this.stored = stored;
    }

    void add(ArchivedSource source, Path file) {
        files.put(source.source(), file);
    }

    /** Puts it into the store as well, where it stays. */
    void keep(String source) throws IOException {
        Path file = files.get(source);
        if (file != null) {
            Path other = file.resolveSibling(file.getFileName() + "-kept");
            Files.deleteIfExists(other);
            link(other, file);
            store.put(other, ArchivedSource.of(source).key());
        }
    }

    private static void link(Path other, Path file) throws IOException {
        try {
            Files.createLink(other, file);
        } catch (IOException | UnsupportedOperationException noLinksHere) {
            Files.copy(file, other, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** All of them have been taken in; what was not kept is gone. */
    void clear() throws IOException {
        for (Path file : files.values()) {
            Files.deleteIfExists(file);
        }
        files.clear();
    }

    @Override
    public Optional<State> stat(String source) throws IOException {
        Path file = files.get(source);
        return file == null ? stored.stat(source) : Optional.of(new State(Files.size(file), UnpackedFiles.ALWAYS));
    }

    @Override
    public HeldFile hold(String source) throws IOException, InterruptedException {
        Path file = files.get(source);
        return file == null ? stored.hold(source) : HeldFile.staying(file);
    }

    @Override
    public Page objects(String beginning, String after) throws IOException {
        return stored.objects(beginning, after);
    }

    @Override
    public void requireAvailable(String folder) throws IOException {
        stored.requireAvailable(folder);
    }

    @Override
    public void close() {
        // those in the store are closed by whoever opened them
    }
}
