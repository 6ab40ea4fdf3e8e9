package dev.lull.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lull.standalone.testing.LullProcess;
import dev.lull.standalone.testing.MediaCorpus;
import dev.lull.standalone.testing.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every file of the corpus, real or made to hurt, ends in a state that says why. */
class CorpusIT {

    @TempDir
    private Path folder;

    @Test
    void everyRealFileSettlesWithAStateAndAReasonAndOnce() throws Exception {
        Path media = corpus().realFiles();
        int files = settles(media);
        assertThat(run(media, Set.of(0)).media())
                .hasSize(files)
                .allSatisfy(file -> assertThat(Report.text(file, "state")).isIn("duplicate", "skipped"));
    }

    @Test
    void everyHurtfulFileSettlesWithAStateAndAReason() throws Exception {
        settles(corpus().hurtfulFiles(folder.resolve("hurtful")));
    }

    private int settles(Path media) throws Exception {
        long files;
        try (Stream<Path> tree = Files.walk(media)) {
            files = tree.filter(Files::isRegularFile).count();
        }
        assertThat(run(media, Set.of(0, 3)).media()).hasSize((int) files).allSatisfy(file -> {
            assertThat(Report.text(file, "state")).isIn("uploaded", "duplicate", "skipped", "quarantined");
            if (!Report.text(file, "state").equals("uploaded")) {
                assertThat(Report.text(file, "reason")).isNotBlank().doesNotContain("\n");
            }
        });
        return (int) files;
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

    private static MediaCorpus corpus() {
        Optional<MediaCorpus> corpus = MediaCorpus.find();
        assumeTrue(corpus.isPresent(), "MEDIA_CORPUS names no folder with a corpus");
        return corpus.orElseThrow();
    }
}
