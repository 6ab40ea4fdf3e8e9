package dev.lull.common.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class OpenForWritingTest {

    @TempDir
    Path folder;

    @Test
    void aFileIsAmongThemWhileSomebodyWritesIntoIt() throws Exception {
        Path file = folder.resolve("film.mkv");
        try (OutputStream writer = Files.newOutputStream(file)) {
            writer.write(1);

            assertThat(OpenForWriting.now().contains(file)).isTrue();
        }

        assertThat(OpenForWriting.now().contains(file)).isFalse();
    }

    @Test
    void itIsTheFileWhateverItsName() throws Exception {
        Path file = folder.resolve("film.mkv");
        Path link = Files.createSymbolicLink(folder.resolve("link.mkv"), file);
        try (OutputStream writer = Files.newOutputStream(file)) {
            writer.write(1);
            OpenForWriting open = OpenForWriting.now();

            assertThat(open.contains(link)).isTrue();
            assertThat(open.contains(Files.move(file, folder.resolve("renamed.mkv"))))
                    .isTrue();
            assertThat(open.contains(file)).isFalse();
        }
    }

    @Test
    void whoReadsAFileDoesNotWriteIntoIt() throws Exception {
        Path file = Files.writeString(folder.resolve("film.mkv"), "film");
        try (InputStream reader = Files.newInputStream(file)) {
            assertThat(reader.read()).isEqualTo('f');
            assertThat(OpenForWriting.now().contains(file)).isFalse();
        }
    }
}
