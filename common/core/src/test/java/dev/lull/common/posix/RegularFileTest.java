package dev.lull.common.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.testing.NamedPipe;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RegularFileTest {

    @TempDir
    private Path folder;

    @Test
    void aFileIsReadWhateverItsName() throws Exception {
        Path file = Files.writeString(folder.resolve("Öl\n\ud83c\udf89.jpg"), "bytes");

        try (InputStream in = RegularFile.stream(file)) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("bytes");
        }
    }

    @Test
    void aLinkToAFileIsReadAsTheFile() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "bytes");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        try (InputStream in = RegularFile.stream(link)) {
            assertThat(in.readAllBytes()).hasSize(5);
        }
    }

    @Test
    void aPipeIsRefusedInsteadOfWaitedFor() {
        assertRefused(NamedPipe.make(folder.resolve("film.mp4")));
    }

    @Test
    void aDeviceAndAFolderAreRefused() {
        assertRefused(Path.of("/dev/zero"));
        assertRefused(folder);
    }

    @Test
    void aFileThatIsGoneIsSaidToBe() {
        Path gone = folder.resolve("gone");

        assertThatThrownBy(() -> RegularFile.open(gone))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(gone.toString());
    }

    private static void assertRefused(Path file) {
        assertThatThrownBy(() -> RegularFile.open(file))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(file + ": it is not a regular file");
    }
}
