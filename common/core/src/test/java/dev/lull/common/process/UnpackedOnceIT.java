package dev.lull.common.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.testing.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedOnceIT {

    @TempDir
    Path cache;

    @Test
    void twoProcessesThatNeedTheBundledFfmpegAtOnceBothGetAWholeOne() throws Exception {
        try (JavaProcess one = JavaProcess.start(FindsFfmpeg.class, cache.toString());
                JavaProcess other = JavaProcess.start(FindsFfmpeg.class, cache.toString())) {
            assertThat(one.next("version")).isEqualTo(other.next("version")).startsWith("8.");
        }
    }

    @Test
    void whatIsThereIsNotUnpackedAgain() throws Exception {
        AtomicInteger times = new AtomicInteger();
        Path directory = cache.resolve("program-1");

        for (int i = 0; i < 2; i++) {
            UnpackedOnce.at(directory, part -> {
                times.incrementAndGet();
                Files.createFile(part.resolve("program"));
            });
        }

        assertThat(times).hasValue(1);
        assertThat(directory.resolve("program")).exists();
    }

    @Test
    void aHalfUnpackedDirectoryNeverHasTheFinalNameAndIsReplaced() throws Exception {
        Path directory = cache.resolve("program-1");
        assertThatThrownBy(() -> UnpackedOnce.at(directory, part -> {
                    Files.createFile(part.resolve("half"));
                    throw new IOException("disk full");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("disk full");
        assertThat(directory).doesNotExist();

        UnpackedOnce.at(directory, part -> Files.createFile(part.resolve("whole")));

        assertThat(directory).isDirectoryContaining("glob:**/whole").isDirectoryNotContaining("glob:**/half");
    }

    static final class FindsFfmpeg {

        private FindsFfmpeg() {}

        public static void main(String[] arguments) throws IOException {
            Ffmpeg ffmpeg = new FfmpegFinder(null, new SearchPath(""), Path.of(arguments[0])).find();
            System.out.println("version " + ffmpeg.version());
        }
    }
}
