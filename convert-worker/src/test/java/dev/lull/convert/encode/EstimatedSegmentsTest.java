package dev.lull.convert.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.task.Unit;
import dev.lull.convert.testing.SomePlans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstimatedSegmentsTest {

    private static final ConversionPlan PLAN = SomePlans.segmented();
    private static final int BYTES = 10;

    @TempDir
    Path folder;

    private Path into;
    private EstimatedSegments segments;

    @BeforeEach
    void prepare() throws IOException {
        into = folder.resolve("into");
        segments = new EstimatedSegments(Files.createDirectories(folder.resolve("estimates")), 3L * BYTES);
    }

    @Test
    void oneIsTakenOnce() throws Exception {
        keep(0, "0123456789");

        assertThat(segments.take(PLAN, Unit.segment(0), into)).isTrue();
        assertThat(into).hasContent("0123456789");
        assertThat(segments.take(PLAN, Unit.segment(0), into)).isFalse();
    }

    @Test
    void aFolderThatIsNotThereHasNone() {
        EstimatedSegments none = new EstimatedSegments(folder.resolve("nowhere"));

        assertThat(none.take(PLAN, Unit.segment(0), into)).isFalse();
    }

    @Test
    void oneOfAnotherPlanDoesNotFit() throws Exception {
        keep(0, "0123456789");

        assertThat(segments.take(SomePlans.segmented("another"), Unit.segment(0), into))
                .isFalse();
    }

    @Test
    void aFolderThatIsFullLosesTheOldest() throws Exception {
        for (int number = 0; number < 4; number++) {
            keep(number, "0123456789");
            age(4 - number);
        }
        keep(4, "0123456789");

        assertThat(Stream.of(0, 1, 2, 3, 4).filter(number -> segments.take(PLAN, Unit.segment(number), unique(number))))
                .containsExactly(2, 3, 4);
    }

    @Test
    void oneThatNobodyTookForAWeekGoes() throws Exception {
        keep(0, "0123456789");
        age(24 * 8);
        keep(1, "0123456789");

        assertThat(segments.take(PLAN, Unit.segment(0), into)).isFalse();
        assertThat(segments.take(PLAN, Unit.segment(1), into)).isTrue();
    }

    private Path unique(int number) {
        return folder.resolve("into-" + number);
    }

    private void keep(int number, String content) throws IOException {
        segments.keep(
                PLAN, Unit.segment(number), Files.writeString(segments.folder().resolve("made"), content));
    }

    /** Makes the newest so old. */
    private void age(int hours) throws IOException {
        try (Stream<Path> files = Files.list(segments.folder())) {
            Path newest = files.max((one, other) -> Long.compare(
                            one.toFile().lastModified(), other.toFile().lastModified()))
                    .orElseThrow();
            Files.setLastModifiedTime(newest, FileTime.from(Instant.now().minus(hours, ChronoUnit.HOURS)));
        }
    }
}
