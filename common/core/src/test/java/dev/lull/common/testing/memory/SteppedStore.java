package dev.lull.common.testing.memory;

import dev.lull.common.store.HeldFile;
import dev.lull.common.store.MediaStore;
import dev.lull.common.testing.Steps;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** A store that takes a step before each change: {@code store.put}, {@code store.delete}. Scratch folders are local. */
public final class SteppedStore implements MediaStore {

    private final MediaStore store;
    private final Steps steps;

    public SteppedStore(MediaStore store, Steps steps) {
        this.store = store;
        this.steps = steps;
    }

    @Override
    public HeldFile get(String key) throws IOException {
        return store.get(key);
    }

    @Override
    public OptionalLong size(String key) throws IOException {
        return store.size(key);
    }

    @Override
    public void check() throws IOException {
        store.check();
    }

    @Override
    public void put(Path file, String key) throws IOException {
        steps.take("store.put");
        store.put(file, key);
    }

    @Override
    public List<Entry> list(String folder) throws IOException {
        return store.list(folder);
    }

    @Override
    public void delete(String key) throws IOException {
        steps.take("store.delete");
        store.delete(key);
    }

    @Override
    public Path scratch(String name) throws IOException {
        return store.scratch(name);
    }

    @Override
    public void deletePartialWrites() throws IOException {
        store.deletePartialWrites();
    }

    @Override
    public void close() {
        store.close();
    }
}
