package dev.lull.bench.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.bench.fidelity.Trial.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Films that are easily cut wrong, each converted in segments and in one piece. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FidelityIT {

    private List<String> films;
    private Trial segmented;
    private Trial whole;

    @BeforeAll
    void convert(@TempDir Path folder) throws Exception {
        Path media = folder.resolve("media");
        films = Films.in(media);
        segmented = Trial.run(media, folder.resolve("segmented"), "convert.segment-length=3s");
        whole = Trial.run(media, folder.resolve("whole"), "convert.segment-length=1d");
    }

    List<String> films() {
        return films;
    }

    @ParameterizedTest
    @MethodSource("films")
    void aFilmConvertedInSegmentsIsTheFilmThatWentIn(String film) throws Exception {
        Outcome inSegments = segmented.outcomes().get(film);
        Outcome inOnePiece = whole.outcomes().get(film);
        assertThat(inSegments.segments()).isGreaterThan(1);
        assertThat(inOnePiece.segments()).isEqualTo(1);

        Row row = Row.of(inSegments, inSegments, inOnePiece);
        assertThat(row.trouble()).isNull();
        assertThat(row.broken()).isEmpty();
    }
}
