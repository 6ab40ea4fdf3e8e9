package dev.lull.convert.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.Checksum;
import dev.lull.common.media.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackgroundChecksumTest {

    @TempDir
    Path folder;

    @Test
    void itIsTheChecksumOfTheFile() throws Exception {
        Path file = Files.writeString(folder.resolve("made.mp4"), "made");
        try (BackgroundChecksum checksum = BackgroundChecksum.of(file)) {
            assertThat(checksum.await()).isEqualTo(Checksum.of(file));
        }
    }

    @Test
    void aFileThatCannotBeReadIsTriedAgain() {
        try (BackgroundChecksum checksum = BackgroundChecksum.of(folder.resolve("gone.mp4"))) {
            assertThatThrownBy(checksum::await)
                    .isInstanceOf(Failure.Transient.class)
                    .hasMessageContaining("cannot read")
                    .hasMessageContaining("gone.mp4");
        }
    }
}
