package dev.lull.upload.targets;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.testing.NamedPipe;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class UploadContentTest {

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeInPlaceOfTheFileIsNotWaitedFor() {
        Path pipe = NamedPipe.make(folder.resolve("film.mp4"));

        assertThatThrownBy(() -> UploadContent.of(pipe))
                .isInstanceOf(IOException.class)
                .hasStackTraceContaining("it is not a regular file");
    }
}
