package dev.lull.coordinator.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.probe.FfprobeMediaProbe;
import dev.lull.common.probe.TargetProfile;
import dev.lull.common.testing.TestFfmpeg;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Real files, where a collection of them is: the folder that the environment variable {@code MEDIA_CORPUS} names, with
 * {@code corpus/manifest.csv} of {@code path,…,kind,…}.
 */
class CorpusIT {

    private static final Map<Path, Classification> DECISIONS = new LinkedHashMap<>();
    private static final Map<Path, String> TRUTH = new LinkedHashMap<>();

    @BeforeAll
    static void classifyAll() throws Exception {
        String folder = System.getenv("MEDIA_CORPUS");
        if (folder == null) {
            abort("no corpus: MEDIA_CORPUS names no folder with one");
        }
        Path corpus = Path.of(folder).resolve("corpus");
        Classifier classifier = new Classifier(new FfprobeMediaProbe(TestFfmpeg.get()), TargetProfile.WEB);
        List<String> lines = Files.readAllLines(corpus.resolve("manifest.csv"));
        int kind = columns(lines.get(0)).indexOf("kind");
        for (String line : lines.subList(1, lines.size())) {
            List<String> columns = columns(line);
            Path file = corpus.resolve(columns.get(0));
            TRUTH.put(file, columns.get(kind));
            DECISIONS.put(file, classifier.classify(file, file.getFileName().toString(), classifier.sniff(file)));
        }
    }

    @Test
    void everyVideoIsAVideoAndNothingElseIs() {
        assertThat(DECISIONS)
                .allSatisfy((file, decision) -> assertThat(decision.kind() == MediaKind.VIDEO)
                        .as("%s: %s", file, decision)
                        .isEqualTo("video".equals(TRUTH.get(file))));
    }

    @Test
    void onlyImagesWhoseFirstBytesAreDestroyedAreNotSeenAsImages() {
        assertThat(DECISIONS.keySet())
                .filteredOn(file -> "image".equals(TRUTH.get(file)))
                .filteredOn(file -> DECISIONS.get(file).kind() != MediaKind.IMAGE)
                .hasSizeLessThanOrEqualTo(2)
                .allSatisfy(file -> assertThat(DECISIONS.get(file).reason()).startsWith("unknown data"));
    }

    @Test
    void whatDoesNotGoOutAtOnceSaysWhyInOneLine() {
        assertThat(DECISIONS.values())
                .filteredOn(decision -> decision.state() != MediaState.QUEUED)
                .allSatisfy(
                        decision -> assertThat(decision.reason()).isNotBlank().doesNotContain("\n"));
    }

    /** At the commas that have an even number of quotation marks behind them. */
    private static List<String> columns(String line) {
        return List.of(line.split(",(?=([^\"]*\"[^\"]*\")*[^\"]*$)", -1));
    }
}
