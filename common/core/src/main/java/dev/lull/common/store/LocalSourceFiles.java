package dev.lull.common.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/** Originals on the disks of this machine, and those it has mounted. */
public final class LocalSourceFiles implements SourceFiles {

    @Override
    public Optional<State> stat(String source) throws IOException {
        try {
            BasicFileAttributes now = Files.readAttributes(Path.of(source), BasicFileAttributes.class);
            return Optional.of(new State(now.size(), now.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    /** The file itself; whether it is there shows when it is opened. */
    @Override
    public HeldFile hold(String source) {
        return new HeldFile(Path.of(source), () -> {});
    }

    @Override
    public List<String> objects(String folder) {
        return List.of();
    }

    @Override
    public void close() {
        // nothing is held
    }
}
