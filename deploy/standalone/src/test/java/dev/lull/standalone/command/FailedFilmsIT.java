package dev.lull.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.testing.SampleMedia;
import dev.lull.standalone.testing.LullProcess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedFilmsIT {

    @TempDir
    Path folder;

    @Test
    void filmsThatFailedAreTriedAgainByTheSameCommandAndNeverCalledDuplicates() throws Exception {
        Path film =
                SampleMedia.in(Files.createDirectories(folder.resolve("films"))).hevcMkv("a.mkv", 4);
        spoil(film);
        Files.copy(film, film.resolveSibling("b.mkv"));

        for (int run = 1; run <= 2; run++) {
            try (LullProcess lull = LullProcess.start(
                    folder,
                    "run",
                    "films",
                    "--out",
                    "out",
                    "--data",
                    folder.resolve("data").toString(),
                    "--set",
                    "convert.retry-pause=50ms")) {
                assertThat(lull.status())
                        .as("run %d: %s", run, lull.out() + lull.err())
                        .isEqualTo(3);
                assertThat(lull.out())
                        .as("run %d", run)
                        .contains("deferred    a.mkv", "quarantined 2 files", "which is quarantined: ")
                        .doesNotContain("duplicate");
            }
        }
    }

    /** Zeros in place of its second half, its index included. */
    private static void spoil(Path film) throws IOException {
        long size = Files.size(film);
        try (FileChannel bytes = FileChannel.open(film, StandardOpenOption.WRITE)) {
            bytes.write(ByteBuffer.allocate((int) (size / 2)), size - size / 2);
        }
    }
}
