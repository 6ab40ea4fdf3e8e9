package dev.lull.common.store;

import java.nio.file.Path;

/** A local file that stays where it is until it is let go; not to be changed. */
public final class HeldFile implements AutoCloseable {

    private final Path path;
    private final Runnable letGo;
    private boolean held = true;

    HeldFile(Path path, Runnable letGo) {
        this.path = path;
        this.letGo = letGo;
    }

    /** A file that stays where it is by itself. */
    public static HeldFile staying(Path path) {
        return new HeldFile(path, () -> {});
    }

    public Path path() {
        return path;
    }

    /** Lets it go; once is enough. */
    @Override
    public void close() {
        if (held) {
            held = false;
            letGo.run();
        }
    }
}
