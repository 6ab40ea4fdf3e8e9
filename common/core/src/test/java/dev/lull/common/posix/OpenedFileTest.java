package dev.lull.common.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenedFileTest {

    @TempDir
    Path folder;

    @Test
    void itIsTheSameFileWhateverTakesItsName() throws Exception {
        Path name = Files.writeString(folder.resolve("a"), "first");

        try (OpenedFile opened = OpenedFile.of(name)) {
            Files.delete(name);
            Files.createSymbolicLink(name, Files.writeString(folder.resolve("other"), "other"));

            assertThat(Files.readString(opened.path())).isEqualTo("first");
            assertThat(opened.realPath().toString()).startsWith(folder.toRealPath() + "/a");
        }
    }

    @Test
    void aProgramThatIsStartedReadsTheSame() throws Exception {
        Path name = Files.writeString(folder.resolve("a"), "first");

        try (OpenedFile opened = OpenedFile.of(name)) {
            Files.writeString(Files.createFile(folder.resolve("b")), "second");
            Files.move(folder.resolve("b"), name, StandardCopyOption.REPLACE_EXISTING);
            Process cat = new ProcessBuilder("cat", opened.path().toString()).start();

            assertThat(cat.getInputStream()).hasContent("first");
            assertThat(cat.waitFor()).isZero();
        }
    }

    @Test
    void itIsWhereALinkLeads() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        try (OpenedFile opened = OpenedFile.of(link)) {
            assertThat(opened.realPath()).isEqualTo(file.toRealPath());
        }
    }

    @Test
    void afterwardsItsNameIsNoLongerGood() throws Exception {
        Path kept;
        try (OpenedFile opened = OpenedFile.of(Files.writeString(folder.resolve("a"), "first"))) {
            kept = opened.path();
        }
        assertThat(kept).doesNotExist();
    }

    @Test
    void whatIsNotThereIsSaidToBeGone() {
        for (Path gone : List.of(folder.resolve("gone"), folder.resolve("gone/below"))) {
            assertThatThrownBy(() -> OpenedFile.of(gone))
                    .isInstanceOf(NoSuchFileException.class)
                    .hasMessage(gone.toString());
        }
    }
}
