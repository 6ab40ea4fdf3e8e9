package dev.lull.common.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.testing.Stranger;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateFolderTest {

    @TempDir
    Path parent;

    private Path folder;

    @BeforeEach
    void folder() {
        folder = parent.resolve("share/lull");
    }

    @Test
    void oneThatIsMadeIsItsOwnersAlone() throws Exception {
        assertThat(PrivateFolder.make(folder)).isFalse();

        assertThat(mode(folder)).isEqualTo("rwx------");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxr-xr-x", "rwx-----x", "rwx-w----", "rwxrwxrwx"})
    void oneThatOthersCouldLookIntoIsClosedAndSaidOnce(String wide) throws Exception {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(wide));

        assertThat(PrivateFolder.make(folder)).isTrue();
        assertThat(mode(folder)).isEqualTo("rwx------");
        assertThat(PrivateFolder.make(folder)).isFalse();
    }

    @Test
    void whatALinkLeadsToIsClosed() throws Exception {
        Path disk = Files.createDirectory(parent.resolve("disk"));
        Files.setPosixFilePermissions(disk, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path link = Files.createSymbolicLink(parent.resolve("link"), disk);

        assertThat(PrivateFolder.make(link)).isTrue();
        assertThat(mode(disk)).isEqualTo("rwx------");
    }

    @Test
    void oneThatBelongsToAnotherUserIsRefused() throws Exception {
        Files.createDirectories(folder);
        Stranger.own(folder);

        assertThatThrownBy(() -> PrivateFolder.make(folder))
                .isInstanceOf(FileSystemException.class)
                .hasMessageStartingWith(folder + ": it belongs to ")
                .hasMessageEndingWith(", another user");
    }

    @Test
    void aFileInItsPlaceIsRefused() throws Exception {
        Files.createDirectories(parent.resolve("share"));
        Files.createFile(folder);

        assertThatThrownBy(() -> PrivateFolder.make(folder)).isInstanceOf(FileAlreadyExistsException.class);
    }

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
