package dev.lull.common.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.testing.Stranger;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptSecretTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("password");
    }

    @Test
    void itIsLongHasNoSignThatNeedsQuotesAndOnlyItsOwnerCanReadIt() throws Exception {
        assertThat(KeptSecret.in(file)).matches("[0-9a-f]{64}");
        assertThat(mode()).isEqualTo("rw-------");
        assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining(each -> !each.equals(file));
    }

    @Test
    void itStaysTheSame() throws Exception {
        assertThat(KeptSecret.in(file)).isEqualTo(KeptSecret.in(file));
    }

    @Test
    void anotherFolderHasAnother() throws Exception {
        assertThat(KeptSecret.in(file)).isNotEqualTo(KeptSecret.in(folder.resolve("other")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw--w----", "rwxrwxrwx"})
    void oneThatOthersCouldHaveReadOrWrittenIsMadeAnew(String wide) throws Exception {
        String known = KeptSecret.in(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(wide));

        assertThat(KeptSecret.in(file)).isNotEqualTo(known).isEqualTo(KeptSecret.in(file));
        assertThat(mode()).isEqualTo("rw-------");
    }

    @Test
    void anEmptyFileAsAPowerCutMayLeaveItIsNoSecret() throws Exception {
        KeptSecret.in(file);
        Files.writeString(file, "\n");

        assertThat(KeptSecret.in(file)).hasSize(64);
    }

    @Test
    void aLinkToAFileElsewhereIsNotFollowed() throws Exception {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "known");
        Files.createSymbolicLink(file, elsewhere);

        assertThat(KeptSecret.in(file)).hasSize(64);
        assertThat(elsewhere).hasContent("known");
    }

    @Test
    void oneThatBelongsToAnotherUserIsRefused() throws Exception {
        KeptSecret.in(file);
        Stranger.own(file);

        assertThatThrownBy(() -> KeptSecret.in(file))
                .isInstanceOf(FileSystemException.class)
                .hasMessageStartingWith(file + ": it belongs to ")
                .hasMessageEndingWith("another user");
    }

    private String mode() throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
