package dev.lull.common.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnnamedFileTest {

    @TempDir
    Path folder;

    @Test
    void nobodySeesItUntilItHasItsNameAndThenItIsWhole() throws Exception {
        try (UnnamedFile file = begin()) {
            file.channel().write(ByteBuffer.wrap("whole".getBytes(StandardCharsets.UTF_8)));
            assertThat(folder).isEmptyDirectory();

            file.name(folder.resolve("ä 1.jpg"));
        }

        assertThat(folder.resolve("ä 1.jpg")).hasContent("whole");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("ä 1.jpg"))))
                .isEqualTo("rw-r-----");
    }

    @Test
    void aNameThatIsTakenStaysWhatItIs() throws Exception {
        Path taken = Files.writeString(folder.resolve("a"), "somebody's");
        try (UnnamedFile file = begin()) {
            assertThatThrownBy(() -> file.name(taken)).isInstanceOf(FileAlreadyExistsException.class);

            file.name(folder.resolve("b"));
        }

        assertThat(taken).hasContent("somebody's");
        assertThat(folder.resolve("b")).isEmptyFile();
    }

    @Test
    void whatGotNoNameIsGone() throws Exception {
        begin().close();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsMissingIsLeftToWhoMakesNamedFiles() throws Exception {
        assertThat(UnnamedFile.in(folder.resolve("not there"), PosixFilePermissions.fromString("rw-------")))
                .isEmpty();
    }

    private UnnamedFile begin() throws Exception {
        Optional<UnnamedFile> file = UnnamedFile.in(folder, PosixFilePermissions.fromString("rw-r-----"));
        assumeThat(file).as("a file system with unnamed files").isPresent();
        return file.orElseThrow();
    }
}
