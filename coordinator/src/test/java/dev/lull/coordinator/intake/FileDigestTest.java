package dev.lull.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.testing.NamedPipe;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FileDigestTest {

    @TempDir
    Path directory;

    @Test
    void theChecksumIsThatOfSha256sum() throws Exception {
        Path file = Files.writeString(directory.resolve("a"), "abc");

        assertThat(FileDigest.read(file, () -> {}))
                .isEqualTo(new FileDigest(
                        3,
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                        Files.getLastModifiedTime(file).toInstant(),
                        true));
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeInPlaceOfTheFileIsNotWaitedFor() {
        Path pipe = NamedPipe.make(directory.resolve("a"));

        assertThatThrownBy(() -> FileDigest.read(pipe, () -> {})).hasMessage(pipe + ": it is not a regular file");
    }

    @Test
    void theSameSourceOfTheSameSubmissionAlwaysHasTheSameId() {
        assertThat(Ids.media("s1", "/a")).isEqualTo(Ids.media("s1", "/a")).matches("[0-9a-f]{20}");
        assertThat(Ids.media("s1", "/a")).isNotEqualTo(Ids.media("s2", "/a")).isNotEqualTo(Ids.media("s1", "/b"));
    }
}
