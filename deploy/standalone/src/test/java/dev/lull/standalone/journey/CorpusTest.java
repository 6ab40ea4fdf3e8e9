package dev.lull.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lull.common.process.Ffmpeg;
import dev.lull.common.testing.TestFfmpeg;
import dev.lull.standalone.testing.LullProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Media as it is in the world, and media made to hurt. The folder named by the environment variable
 * {@code MEDIA_CORPUS} holds {@code corpus/}, real files, and {@code gen_corpus.sh}, which makes the hurtful ones.
 */
class CorpusTest {

    @TempDir
    private Path folder;

    @Test
    void everyRealFileSettlesWithAStateAndAReason() throws Exception {
        settles(home().resolve("corpus"));
    }

    @Test
    void everyHurtfulFileSettlesWithAStateAndAReason() throws Exception {
        Path hurtful = folder.resolve("hurtful");
        Ffmpeg ffmpeg = TestFfmpeg.get();
        ProcessBuilder generator = new ProcessBuilder(
                        "bash", home().resolve("gen_corpus.sh").toString(), hurtful.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("generator.log").toFile());
        generator.environment().put("FFMPEG", ffmpeg.ffmpeg().toString());
        generator.environment().putAll(ffmpeg.environment());
        if (generator.start().waitFor() != 0) {
            fail("the corpus could not be made: " + Files.readString(folder.resolve("generator.log")));
        }
        settles(hurtful);
    }

    private void settles(Path media) throws Exception {
        long files;
        try (Stream<Path> tree = Files.walk(media)) {
            files = tree.filter(Files::isRegularFile).count();
        }
        Report once = run(media, Set.of(0, 3));
        assertThat(once.media()).hasSize((int) files).allSatisfy(file -> {
            assertThat(Report.text(file, "state")).isIn("uploaded", "duplicate", "skipped", "quarantined");
            if (!Report.text(file, "state").equals("uploaded")) {
                assertThat(Report.text(file, "reason")).isNotBlank().doesNotContain("\n");
            }
        });
        assertThat(run(media, Set.of(0)).media())
                .hasSize((int) files)
                .allSatisfy(file -> assertThat(Report.text(file, "state")).isEqualTo("duplicate"));
    }

    private Report run(Path media, Set<Integer> statuses) throws IOException, InterruptedException {
        Path json = folder.resolve("report.json");
        String[] arguments = {
            "run",
            media.toString(),
            "--out",
            folder.resolve("out").toString(),
            "--data",
            folder.resolve("data").toString(),
            "--json",
            json.toString(),
            "--set",
            "convert.preset=ultrafast"
        };
        try (LullProcess run = LullProcess.start(Files.createDirectories(folder.resolve("work")), arguments)) {
            assertThat(run.status()).as(run.err()).isIn(statuses);
            assertThat(run.err()).doesNotContain("\tat ");
        }
        return Report.of(json);
    }

    private static Path home() {
        String home = System.getenv("MEDIA_CORPUS");
        assumeTrue(home != null, "MEDIA_CORPUS names no folder with a corpus");
        return Path.of(home);
    }
}
