package dev.lull.convert.plan;

import static dev.lull.convert.testing.SomeSettings.encoding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.ledger.ConversionStatus;
import dev.lull.common.media.Failure;
import dev.lull.common.store.LocalSourceFiles;
import dev.lull.common.store.SourceRoots;
import dev.lull.common.task.Unit;
import dev.lull.convert.analysis.Examination;
import dev.lull.convert.analysis.IndexMemory;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.SourceCache;
import dev.lull.convert.analysis.SourceIdentity;
import dev.lull.convert.analysis.SourceLimits;
import dev.lull.convert.analysis.StoredAnalyses;
import dev.lull.convert.analysis.UnreadableSource;
import dev.lull.convert.job.ConversionJob;
import dev.lull.convert.testing.Mp4Bytes;
import dev.lull.convert.testing.OneConversion;
import dev.lull.convert.testing.SomeMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanStepTest {

    private static final MediaAnalysis ORIGINAL = SomeMedia.toEncode(30);

    private OneConversion world;
    private SourceCache sources;
    private PlanStep step;

    @BeforeEach
    void prepare(@TempDir Path folder) throws IOException {
        world = new OneConversion(folder, ORIGINAL);
        sources = new SourceCache(
                new LocalSourceFiles(SourceRoots.EVERYWHERE),
                new Examination(world.analyzer, new SourceLimits(2_000_000, Duration.ofMinutes(10))),
                new StoredAnalyses(world.store, new IndexMemory(1 << 20)),
                new IndexMemory(1 << 20));
        step = step(8);
    }

    @Test
    void thePlanIsWrittenToTheCheckpoint() throws Exception {
        ConversionJob planned = step.plan(world.job());

        assertThat(world.conversion().status()).isEqualTo(ConversionStatus.IN_PROGRESS);
        assertThat(world.conversion().plan()).isEqualTo(planned.conversion().plan());
        assertThat(plan().cuts()).hasSize(3);
        assertThat(plan().outputPath()).isEqualTo("results/film");
    }

    @Test
    void whatWasMeasuredIsInTheStoreBeforeThePlanIsInTheLedger() throws Exception {
        step.plan(world.job());

        assertThat(world.steps.taken()).containsSubsequence("store.put", "conversions.plan");
    }

    @Test
    void planningAgainKeepsFinishedUnits() throws Exception {
        step.plan(world.job());
        world.finish(Unit.segment(1), Mp4Bytes.of("high", "1"));

        ConversionJob again = step.plan(world.job());

        assertThat(again.conversion().unfinished())
                .doesNotContain(Unit.segment(1))
                .hasSize(3);
    }

    @Test
    void aPlanInPlaceOfAnotherStartsOver() throws Exception {
        step.plan(world.job());
        world.finish(Unit.segment(1), Mp4Bytes.of("high", "1"));

        assertThat(step(9).plan(world.job()).conversion().unfinished()).hasSize(4);
    }

    @Test
    void ofTwoThatReplaceAPlanTheFirstCounts() throws Exception {
        ConversionJob old = step.plan(world.job());
        ConversionJob replaced = step(9).plan(old);

        assertThat(step(10).plan(old).conversion().plan())
                .isEqualTo(replaced.conversion().plan());
    }

    @Test
    void aPlanOfASourceThatWasTouchedDoesNotHold() throws Exception {
        ConversionJob old = step.plan(world.job());
        Files.setLastModifiedTime(world.source, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));

        assertThat(step.stillHolds(old, sources.identify(world.media()))).isFalse();
    }

    @Test
    void aSourceThatIsGoneCannotBePlanned() throws Exception {
        Files.delete(world.source);

        assertThatThrownBy(() -> step.plan(world.job()))
                .isInstanceOf(UnreadableSource.class)
                .hasMessageStartingWith("the source is gone: ");
    }

    @Test
    void aSourceOfAnotherSizeIsNotWhatWasSubmitted() throws Exception {
        Files.writeString(world.source, "something else entirely");

        assertThatThrownBy(() -> step.plan(world.job()))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("the source changed since it was submitted: 23 bytes, not 12");
    }

    @Test
    void aSourceOfTheSameSizeAndOtherContentIsNotWhatWasSubmitted() throws Exception {
        FileTime submitted = Files.getLastModifiedTime(world.source);
        Files.writeString(world.source, "AN ORIGINAL!");
        Files.setLastModifiedTime(world.source, submitted);

        assertThatThrownBy(() -> step.plan(world.job()))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("the source changed since it was submitted: its content is another");
        assertThat(world.conversion().plan()).isNull();
    }

    @Test
    void whatIsNoMediaCannotBePlanned() throws Exception {
        world.analyzer.forget();

        assertThatThrownBy(() -> step.plan(world.job())).hasMessage("it is no media");
        assertThat(world.conversion().plan()).isNull();
    }

    @Test
    void fallingBackReplacesThePlanAndSaysWhy() throws Exception {
        ConversionJob segmented = step.plan(world.job());

        assertThat(fallBack(segmented, "a frame is missing")).isTrue();

        assertThat(plan().segmented()).isFalse();
        assertThat(plan().reason()).endsWith("in segments was not enough: a frame is missing");
    }

    @Test
    void afterTheDearestPlanThereIsNone() throws Exception {
        step.plan(world.job());
        assertThat(fallBack(world.job(), "1")).isTrue();
        assertThat(fallBack(world.job(), "2")).isTrue();
        ConversionPlan last = plan();

        assertThat(fallBack(world.job(), "3")).isFalse();
        assertThat(plan()).isEqualTo(last);
    }

    @Test
    void aConversionThatHasEndedIsNotPlannedAgain() throws Exception {
        ConversionJob job = world.job();
        world.ledger.conversions().cancel(OneConversion.ID);

        step.plan(job);

        assertThat(world.conversion().status()).isEqualTo(ConversionStatus.CANCELLED);
        assertThat(world.conversion().plan()).isNull();
    }

    private boolean fallBack(ConversionJob job, String why) throws Exception {
        SourceIdentity source = sources.identify(world.media());
        return step.fallBack(job, source, ORIGINAL, new Failure.Permanent(why)).isPresent();
    }

    private ConversionPlan plan() {
        return Objects.requireNonNull(world.conversion().plan());
    }

    private PlanStep step(int ffmpegMajor) {
        Planner planner = new Planner(encoding("medium", 23, 128, 0), ffmpegMajor, 10);
        return new PlanStep(world.ledger.conversions(), sources, planner);
    }
}
