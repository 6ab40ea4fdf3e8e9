package dev.lull.common.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSourceFilesTest {

    @TempDir
    Path folder;

    private final LocalSourceFiles files = new LocalSourceFiles();

    @Test
    void aNetworkDiskThatIsAwayDoesNot() {
        FileSystemException stale = new FileSystemException("/mnt/nas", null, "Stale file handle");

        assertThatThrownBy(() -> LocalSourceFiles.requireAnswer(stale)).isSameAs(stale);
    }

    @Test
    void onlyAFileThatIsThereIsReadable() throws IOException {
        Path file = Files.createFile(folder.resolve("a.jpg"));

        assertThatCode(() -> files.requireReadable(file.toString())).doesNotThrowAnyException();
        assertThatThrownBy(() -> files.requireReadable(folder.resolve("b.jpg").toString()))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> files.requireReadable(folder.toString())).isInstanceOf(IOException.class);
    }

    @Test
    void aFolderAnswersAndSoDoesADiskThatSaysThereIsNone() throws IOException {
        Path file = Files.createFile(folder.resolve("a.jpg"));
        Path circle = Files.createSymbolicLink(folder.resolve("circle"), folder.resolve("circle"));
        Path longName = folder.resolve("x".repeat(300));

        for (Path place : List.of(folder, file, folder.resolve("missing"), circle, longName)) {
            assertThatCode(() -> files.requireAvailable(place.toString())).doesNotThrowAnyException();
        }
    }
}
