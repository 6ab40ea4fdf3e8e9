package dev.lull.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.testing.SampleMedia;
import dev.lull.standalone.testing.LullProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A target that loses what was uploaded to it. */
class VerifyCommandIT {

    @TempDir
    Path folder;

    @Test
    void whatTheTargetLostIsFoundAndSentAgain() throws Exception {
        SampleMedia samples = SampleMedia.in(Files.createDirectories(folder.resolve("media")));
        Path photo = samples.jpeg("a.jpg");
        samples.h264Ts("b.ts", 1);
        Path there = folder.resolve("out/a.jpg");
        Path film = folder.resolve("out/b.mp4");
        lull(0, "run", "media", "--out", "out");
        long bytes = Files.size(film);
        Files.delete(there);
        Files.delete(film);

        assertThat(lull(3, "verify", "out"))
                .contains("missing     a.jpg  (it is not there)")
                .contains("compared 2 uploaded files with the target: 2 missing or different");
        assertThat(lull(0, "verify", "out", "--repair")).contains("2 missing or different, 2 sent again");
        assertThat(there).hasSameBinaryContentAs(photo);
        assertThat(film).hasSize(bytes);

        Files.delete(there);
        assertThat(lull(0, "run", "media", "--out", "out", "--again")).contains("uploaded 2 files");
        assertThat(there).hasSameBinaryContentAs(photo);
    }

    private String lull(int status, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", folder.resolve("data").toString()));
        try (LullProcess lull = LullProcess.start(folder, all.toArray(String[]::new))) {
            assertThat(lull.status()).as(lull.out() + lull.err()).isEqualTo(status);
            return lull.out();
        }
    }
}
