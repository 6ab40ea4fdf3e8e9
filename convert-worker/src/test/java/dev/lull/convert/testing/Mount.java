package dev.lull.convert.testing;

import dev.lull.common.store.HeldFile;
import dev.lull.common.store.LocalSourceFiles;
import dev.lull.common.store.SourceFiles;
import dev.lull.common.store.SourceRoots;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

/** Originals as one machine sees them, which may lack them all. */
public final class Mount implements SourceFiles {

    private enum State {
        MOUNTED,
        MISSING,
        AWAY
    }

    private final SourceFiles disk = new LocalSourceFiles(SourceRoots.EVERYWHERE);
    private State state = State.MOUNTED;

    /** An empty folder is where the originals should be. */
    public static Mount missing() {
        Mount mount = new Mount();
        mount.unmount();
        return mount;
    }

    /** Its server does not answer. */
    public static Mount away() {
        Mount mount = new Mount();
        mount.state = State.AWAY;
        return mount;
    }

    public void mount() {
        state = State.MOUNTED;
    }

    public void unmount() {
        state = State.MISSING;
    }

    @Override
    public Optional<SourceFiles.State> stat(String source) throws IOException {
        requireAvailable(source);
        return state == State.MISSING ? Optional.empty() : disk.stat(source);
    }

    @Override
    public SourceFiles.State requireReadable(String source) throws IOException {
        requireAvailable(source);
        if (state == State.MISSING) {
            throw new NoSuchFileException(source);
        }
        return disk.requireReadable(source);
    }

    @Override
    public HeldFile hold(String source) throws IOException, InterruptedException {
        return disk.hold(source);
    }

    @Override
    public Page objects(String beginning, String after) {
        return new Page(List.of(), null);
    }

    @Override
    public void requireAvailable(String folder) throws IOException {
        if (state == State.AWAY) {
            throw new FileSystemException(folder, null, "Stale file handle");
        }
    }

    @Override
    public void close() {
        disk.close();
    }
}
