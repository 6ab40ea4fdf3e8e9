package dev.lull.coordinator.intake;

import dev.lull.common.store.HeldFile;
import dev.lull.common.store.SourceFiles;
import java.io.IOException;
import java.util.Optional;

/** Originals that are as others are, but for what a test changes. */
abstract class WrappedSources implements SourceFiles {

    private final SourceFiles files;

    WrappedSources(SourceFiles files) {
        this.files = files;
    }

    @Override
    public Optional<State> stat(String source) throws IOException {
        return files.stat(source);
    }

    @Override
    public HeldFile hold(String source) throws IOException, InterruptedException {
        return files.hold(source);
    }

    @Override
    public Page objects(String beginning, String after) throws IOException {
        return files.objects(beginning, after);
    }

    @Override
    public void close() {
        files.close();
    }
}
