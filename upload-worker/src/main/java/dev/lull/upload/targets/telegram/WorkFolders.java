package dev.lull.upload.targets.telegram;

import dev.lull.common.store.ProcessFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folders of the uploads under way, in one of this process, which the next removes if this one is killed. */
final class WorkFolders implements AutoCloseable {

    private final Path shared;
    private @Nullable ProcessFolder own;

    /**
     * None yet.
     *
     * @param shared several processes may use it; made when the first folder is
     */
    WorkFolders(Path shared) {
        this.shared = shared;
    }

    synchronized Path make() throws IOException {
        if (own == null) {
            own = ProcessFolder.below(shared);
        }
        return Files.createTempDirectory(own.path(), "upload-");
    }

    @Override
    public synchronized void close() {
        if (own != null) {
            own.close();
        }
    }
}
