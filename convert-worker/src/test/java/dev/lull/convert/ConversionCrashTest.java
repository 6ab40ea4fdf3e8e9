package dev.lull.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.ledger.ConversionStatus;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaState;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.job.ConversionFiles;
import dev.lull.convert.testing.SomeMedia;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A worker dies between any two steps of a conversion, and another one ends what it began. */
class ConversionCrashTest {

    private static final MediaAnalysis IN_THREE_SEGMENTS = SomeMedia.toEncode(30);
    private static final MediaAnalysis IN_ONE_PIECE = SomeMedia.toRemux(30);

    /** Too long by far for the segment it claims to be. */
    private static final MediaAnalysis BROKEN = SomeMedia.silent(500);

    @TempDir
    Path folder;

    private int fleets;

    @TestFactory
    Stream<DynamicTest> aPlanIsWrittenAndAllItsUnitsArePublished() throws Exception {
        return Crashes.table(
                () -> fleet(IN_THREE_SEGMENTS),
                fleet -> fleet.planAll("worker-1"),
                fleet -> fleet.planAll("worker-2"),
                ConversionCrashTest::assertPlanned);
    }

    @TestFactory
    Stream<DynamicTest> aSegmentedConversionEndsInOneResultAndItsUpload() throws Exception {
        return Crashes.table(
                () -> fleet(IN_THREE_SEGMENTS),
                fleet -> fleet.drain("worker-1"),
                fleet -> fleet.drain("worker-2"),
                fleet -> {
                    assertConverted(fleet, "joined");
                    assertNoUnitIsMadeAgainButTheOneInFlight(fleet, 5);
                });
    }

    /** All that is not done is on two queues then, and still made once. */
    @TestFactory
    Stream<DynamicTest> aConversionThatIsPreferredHalfwayEndsInOneResultAndItsUpload() throws Exception {
        return Crashes.table(
                () -> {
                    TwinFleet fleet = fleet(IN_THREE_SEGMENTS);
                    fleet.encoder.meanwhile("segment 1", () -> prefer(fleet));
                    return fleet;
                },
                fleet -> fleet.drain("worker-1"),
                fleet -> fleet.drain("worker-2"),
                fleet -> {
                    assertConverted(fleet, "joined");
                    assertNoUnitIsMadeAgainButTheOneInFlight(fleet, 5);
                });
    }

    private static void prefer(TwinFleet fleet) {
        fleet.ledger
                .conversions()
                .prefer(TwinFleet.ID)
                .ifPresent(preferred -> fleet.queue
                        .publisher()
                        .publish(preferred.task(fleet.media().submission(), 1)));
    }

    @TestFactory
    Stream<DynamicTest> aWholeFileConversionEndsInOneResultAndItsUpload() throws Exception {
        return Crashes.table(
                () -> fleet(IN_ONE_PIECE),
                fleet -> fleet.drain("worker-1"),
                fleet -> fleet.drain("worker-2"),
                fleet -> {
                    assertConverted(fleet, "whole remux");
                    assertNoUnitIsMadeAgainButTheOneInFlight(fleet, 1);
                });
    }

    @TestFactory
    Stream<DynamicTest> aSegmentThatCannotBeMadeFallsBackToTheWholeFile() throws Exception {
        return Crashes.table(
                () -> {
                    TwinFleet fleet = fleet(IN_THREE_SEGMENTS);
                    fleet.encoder.spoil("segment 2", BROKEN);
                    return fleet;
                },
                fleet -> fleet.drain("worker-1"),
                ConversionCrashTest::drainAndReconcile,
                fleet -> assertConverted(fleet, "whole video"));
    }

    @TestFactory
    Stream<DynamicTest> anUnitThatIsGoneAtAssemblyIsMadeAgain() throws Exception {
        return Crashes.table(
                () -> {
                    TwinFleet fleet = fleet(IN_THREE_SEGMENTS);
                    // the last one: the others are in the store by then
                    fleet.encoder.meanwhile("segment 2", () -> loseSegment(fleet, 1));
                    return fleet;
                },
                fleet -> fleet.drain("worker-1"),
                ConversionCrashTest::drainAndReconcile,
                fleet -> assertConverted(fleet, "joined"));
    }

    @TestFactory
    Stream<DynamicTest> aVideoThatCannotBeConvertedIsQuarantinedAndItsOriginalIntact() throws Exception {
        return Crashes.table(
                () -> {
                    TwinFleet fleet = fleet(IN_ONE_PIECE);
                    fleet.encoder.spoil("whole remux", BROKEN);
                    fleet.encoder.spoil("joined", BROKEN);
                    fleet.encoder.spoil("whole full", BROKEN);
                    return fleet;
                },
                fleet -> fleet.drain("worker-1"),
                ConversionCrashTest::drainAndReconcile,
                ConversionCrashTest::assertQuarantined);
    }

    @TestFactory
    Stream<DynamicTest> aUnitWhoseEncoderKeepsFailingIsGivenUp() throws Exception {
        return Crashes.table(
                () -> {
                    TwinFleet fleet = fleet(IN_ONE_PIECE);
                    Collections.nCopies(20, new Failure.Transient("was killed"))
                            .forEach(failure -> fleet.encoder.fail("whole remux", failure));
                    return fleet;
                },
                fleet -> fleet.drain("worker-1"),
                fleet -> fleet.drain("worker-2"),
                ConversionCrashTest::assertQuarantined);
    }

    private TwinFleet fleet(MediaAnalysis original) throws IOException {
        return new TwinFleet(Files.createDirectories(folder.resolve("fleet-" + fleets++)), original);
    }

    /** Where a crash leaves a unit in no queue, the coordinator finds it, as it finds what a broker has lost. */
    private static void drainAndReconcile(TwinFleet fleet) throws InterruptedException {
        fleet.drain("worker-2");
        if (!fleet.conversion().status().ended()) {
            fleet.reconcile();
            fleet.drain("worker-2");
        }
    }

    private static void loseSegment(TwinFleet fleet, int number) {
        try {
            String work = new ConversionFiles(TwinFleet.ID).folder();
            String name = Unit.segment(number).fileName() + "-";
            for (var entry : fleet.files.list(work)) {
                if (entry.name().startsWith(name)) {
                    fleet.files.delete(entry.key());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // once only
        fleet.encoder.meanwhile("segment 2", () -> {});
    }

    private static void assertPlanned(TwinFleet fleet) {
        ConversionPlan plan = Objects.requireNonNull(fleet.conversion().plan());
        assertThat(plan.cuts()).hasSize(3);
        assertThat(fleet.media().state()).isEqualTo(MediaState.CONVERTING);
        assertThat(fleet.media().segments()).isEqualTo(3);
        assertThat(fleet.unitTasks()).extracting(UnitTask::unit).containsAll(plan.units());
    }

    private static void assertConverted(TwinFleet fleet, String content) throws IOException {
        assertThat(fleet.conversion().status()).isEqualTo(ConversionStatus.COMPLETED);
        assertThat(fleet.conversion().progress()).isEqualTo(100);
        assertThat(fleet.media().state()).isEqualTo(MediaState.CONVERTED);
        assertThat(fleet.result()).isEqualTo(content);
        assertThat(fleet.uploads())
                .isNotEmpty()
                .allSatisfy(upload -> assertThat(upload.media()).containsExactly(TwinFleet.ID));
        assertThat(fleet.hasWorkFiles()).as("work files are left behind").isFalse();
        assertThat(fleet.deadLetters()).isEmpty();
        assertNothingWaits(fleet);
    }

    private static void assertQuarantined(TwinFleet fleet) throws IOException {
        assertThat(fleet.conversion().status()).isEqualTo(ConversionStatus.FAILED);
        assertThat(fleet.media().state()).isEqualTo(MediaState.QUARANTINED);
        assertThat(fleet.media().reason()).isEqualTo(fleet.conversion().error());
        assertThat(fleet.deadLetters()).isNotEmpty();
        assertThat(fleet.uploads()).isEmpty();
        assertThat(fleet.source).hasContent("the original");
        assertNothingWaits(fleet);
    }

    private static void assertNothingWaits(TwinFleet fleet) {
        assertThat(fleet.queue.convertBacklog().read().total()).isZero();
    }

    /** A finished segment is never encoded again. */
    private static void assertNoUnitIsMadeAgainButTheOneInFlight(TwinFleet fleet, int units) {
        assertThat(fleet.encoder.made()).hasSizeBetween(units, units + 1);
    }
}
