package dev.lull.common.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderDeletionTest {

    private static final int CLEANERS = 4;
    private static final int FILES = 500;

    @TempDir
    Path folder;

    @Test
    void severalMayDeleteTheSame() throws Exception {
        Path shared = folder.resolve("shared");
        for (int i = 0; i < FILES; i++) {
            Path below = Files.createDirectories(shared.resolve("working-" + i % 10));
            Files.writeString(below.resolve("segment-" + i), "x");
        }
        Callable<Void> cleaner = () -> {
            FolderDeletion.delete(shared);
            return null;
        };
        ExecutorService cleaners = Executors.newFixedThreadPool(CLEANERS);
        try {
            List<Future<Void>> ends = new ArrayList<>();
            for (int i = 0; i < CLEANERS; i++) {
                ends.add(cleaners.submit(cleaner));
            }
            for (Future<Void> end : ends) {
                end.get();
            }
        } finally {
            cleaners.shutdownNow();
        }
        assertThat(shared).doesNotExist();
    }

    @Test
    void aLinkIsDeletedAndNotWhatItPointsTo() throws Exception {
        Path kept = Files.writeString(folder.resolve("kept"), "x");
        Path below = Files.createDirectory(folder.resolve("below"));
        Files.createSymbolicLink(below.resolve("to-file"), kept);
        Files.createSymbolicLink(below.resolve("to-folder"), folder);

        FolderDeletion.delete(below);

        assertThat(below).doesNotExist();
        assertThat(kept).exists();
    }

    @Test
    void aFileOrNothingIsDeletedAsWell() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");

        FolderDeletion.delete(file);
        FolderDeletion.delete(file);

        assertThat(file).doesNotExist();
    }
}
