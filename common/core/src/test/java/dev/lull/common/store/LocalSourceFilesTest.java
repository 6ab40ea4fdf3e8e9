package dev.lull.common.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.Checksum;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
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

    private final LocalSourceFiles files = new LocalSourceFiles(SourceRoots.EVERYWHERE);

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
    void whatIsHeldIsTheFileThatHadTheNameThen() throws IOException {
        Path file = Files.writeString(folder.resolve("a.jpg"), "first");

        try (HeldFile held = files.hold(file.toString())) {
            Files.move(file, folder.resolve("b.jpg"));
            Files.writeString(file, "second");

            assertThat(held.path()).hasContent("first");
            assertThat(Checksum.of(held.path())).isEqualTo(Checksum.of("first"));
        }
    }

    @Test
    void whatLiesOutsideTheRootsIsNotHeldWhateverItsName() throws IOException {
        Path root = Files.createDirectory(folder.resolve("root"));
        Path secret = Files.writeString(folder.resolve("secret.jpg"), "secret");
        Path link = Files.createSymbolicLink(root.resolve("a.jpg"), secret);
        Files.createSymbolicLink(root.resolve("sub"), folder);
        Path inside = Files.createSymbolicLink(root.resolve("b.jpg"), Files.writeString(root.resolve("c.jpg"), "own"));
        LocalSourceFiles bounded = new LocalSourceFiles(new SourceRoots(List.of(root.toString())));

        bounded.hold(inside.toString()).close();
        for (Path outside : List.of(link, root.resolve("sub/secret.jpg"), root.resolve("../secret.jpg"))) {
            assertThatThrownBy(() -> bounded.hold(outside.toString()))
                    .isInstanceOf(AccessDeniedException.class)
                    .hasMessage(outside + ": it is outside the folders of intake.roots");
            assertThatThrownBy(() -> bounded.requireReadable(outside.toString()))
                    .isInstanceOf(AccessDeniedException.class)
                    .hasMessage(outside + ": it is outside the folders of intake.roots");
        }
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
