package dev.lull.upload.targets.telegram;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the copies for one upload are made; made when the first one is, and gone with all it holds when closed. */
final class WorkFolder implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WorkFolder.class);

    private final WorkFolders all;
    private @Nullable Path folder;
    private int files;

    WorkFolder(WorkFolders all) {
        this.all = all;
    }

    /** A place for a new file. */
    Path file(String suffix) throws IOException {
        if (folder == null) {
            folder = all.make();
        }
        files++;
        return folder.resolve(files + suffix);
    }

    @Override
    public void close() {
        if (folder == null) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                Files.delete(entry);
            }
            Files.delete(folder);
        } catch (IOException e) {
            log.warn("upload copies not deleted: {}: {}", folder, e.toString());
        }
    }
}
