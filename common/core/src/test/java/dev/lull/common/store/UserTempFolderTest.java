package dev.lull.common.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserTempFolderTest {

    @TempDir
    Path temporary;

    private UserTempFolder ours;

    @BeforeEach
    void open() {
        ours = new UserTempFolder(temporary, "alice b/c");
    }

    @Test
    void itIsMadeForItsOwnerAlone() throws IOException {
        ours.secureFor(ours.resolve("store"));

        assertThat(permissions(temporary.resolve("lull-alice_b_c"))).isEqualTo("rwx------");
    }

    @Test
    void oneThatOthersMayLookIntoIsClosed() throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("lull-alice_b_c"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

        ours.secureFor(ours.resolve("store"));

        assertThat(permissions(folder)).isEqualTo("rwx------");
    }

    @Test
    void aLinkThatWasPutThereFirstIsNotFollowed() throws IOException {
        Files.createSymbolicLink(
                temporary.resolve("lull-alice_b_c"), Files.createDirectory(temporary.resolve("elsewhere")));

        assertThatThrownBy(() -> ours.secureFor(ours.resolve("store")))
                .isInstanceOf(IOException.class)
                .hasMessage(temporary.resolve("lull-alice_b_c")
                        + " is a link: remove it, or start with LULL_JAVA_OPTS=-Djava.io.tmpdir=FOLDER");
    }

    @Test
    void anothersFolderIsNotUsed() throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("lull-alice_b_c"));
        assumeTrue((int) Files.getAttribute(temporary, "unix:uid") == 0, "only root can give a folder to another user");
        Files.setOwner(
                folder, FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName("65534"));

        assertThatThrownBy(() -> ours.secureFor(ours.resolve("store")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another user: remove it");
    }

    @Test
    void aFolderThatWasChosenIsLeftAsItIs() throws IOException {
        Path chosen = Files.createDirectory(temporary.resolve("cache"));
        Files.setPosixFilePermissions(chosen, PosixFilePermissions.fromString("rwxrwxr-x"));

        ours.secureFor(chosen);

        assertThat(permissions(chosen)).isEqualTo("rwxrwxr-x");
        assertThat(temporary.resolve("lull-alice_b_c")).doesNotExist();
    }

    private static String permissions(Path folder) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
    }
}
