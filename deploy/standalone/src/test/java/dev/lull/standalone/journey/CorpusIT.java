package dev.lull.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lull.standalone.testing.LullProcess;
import dev.lull.standalone.testing.MediaCorpus;
import dev.lull.standalone.testing.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
        List<JsonNode> first = settles(media);
        List<JsonNode> second = run(media, Set.of(0, 3)).media();
        assertThat(second)
                .hasSameSizeAs(first)
                .allSatisfy(file -> assertThat(Report.text(file, "state")).isIn("duplicate", "skipped", "quarantined"));
        assertThat(quarantined(second))
                .as("what failed is tried again, and fails again")
                .isEqualTo(quarantined(first));
    }

    @Test
    void everyHurtfulFileSettlesWithAStateAndAReason() throws Exception {
        settles(corpus().hurtfulFiles(folder.resolve("hurtful")));
    }

    private List<JsonNode> settles(Path media) throws Exception {
        long files;
        try (Stream<Path> tree = Files.walk(media)) {
            files = tree.filter(Files::isRegularFile).count();
        }
        List<JsonNode> settled = run(media, Set.of(0, 3)).media();
        assertThat(settled).hasSize((int) files).allSatisfy(file -> {
            assertThat(Report.text(file, "state")).isIn("uploaded", "duplicate", "skipped", "quarantined");
            if (!Report.text(file, "state").equals("uploaded")) {
                assertThat(Report.text(file, "reason")).isNotBlank().doesNotContain("\n");
            }
        });
        return settled;
    }

    private static Set<String> quarantined(List<JsonNode> media) {
        return media.stream()
                .filter(file -> Report.text(file, "state").equals("quarantined"))
                .map(file -> Report.text(file, "name"))
                .collect(Collectors.toSet());
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
            "convert.preset=ultrafast",
            "--set",
            "convert.retry-pause=50ms"
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
