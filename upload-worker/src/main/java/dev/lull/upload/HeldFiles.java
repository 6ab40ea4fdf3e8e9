package dev.lull.upload;

import dev.lull.common.store.HeldFile;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Files that are needed together and let go together. */
public final class HeldFiles implements AutoCloseable {

    private final Deque<HeldFile> files = new ArrayDeque<>();

    /** Lets it go with the others. */
    public Path add(HeldFile file) {
        files.push(file);
        return file.path();
    }

    @Override
    public void close() {
        files.forEach(HeldFile::close);
        files.clear();
    }
}
