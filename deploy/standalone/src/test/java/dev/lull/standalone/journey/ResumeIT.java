package dev.lull.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.ConversionStatus;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.probe.TargetProfile;
import dev.lull.common.testing.SampleMedia;
import dev.lull.common.testing.TestFfmpeg;
import dev.lull.convert.analysis.FfprobeAnalyzer;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.MediaAnalyzer;
import dev.lull.convert.plan.Selection;
import dev.lull.convert.verify.Verification;
import dev.lull.standalone.testing.LullProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One film and three workers, and whatever can go wrong with them, their coordinator, their broker and their Redis. */
class ResumeIT {

    private static final int SEGMENTS = 12;
    private static final Map<String, String> SLOW = Map.of(
            "convert.segment-length", "1s",
            "convert.preset", "veryslow",
            "convert.parallel-units", "1",
            "convert.threads-per-unit", "1",
            "gate.yield", "boundary");

    @TempDir
    private Path folder;

    @Test
    void killedWorkersAndAKilledCoordinatorCostNothingButTheSegmentsInTheirHands() throws Exception {
        try (Fleet fleet = new Fleet(folder, SLOW)) {
            Path film = film(fleet);
            LullProcess coordinator = fleet.role("coordinator", "coordinator");
            fleet.role("upload-worker", "uploads");
            fleet.submit(coordinator, "in");
            LullProcess first = fleet.role("convert-worker", "first");
            LullProcess second = fleet.role("convert-worker", "second");
            fleet.role("convert-worker", "third");
            String id = fleet.conversion().id();

            fleet.awaitSegmentOf("first", id, 1);
            first.kill();
            coordinator.kill();
            fleet.awaitSegmentOf("second", id, 2);
            second.kill();
            fleet.awaitFile("film.mp4");

            assertWhole(fleet, film);
            assertThat(fleet.segmentsBegun())
                    .as(() -> "of " + fleet.events())
                    .isBetween((long) SEGMENTS, SEGMENTS + 2L);
        }
        assertThat(Disk.processesAt(folder)).isEmpty();
    }

    @Test
    void aWorkerThatSleptAndServersThatRestartedChangeNothing() throws Exception {
        try (Fleet fleet = new Fleet(folder, SLOW)) {
            Path film = film(fleet);
            LullProcess coordinator = fleet.role("coordinator", "coordinator");
            fleet.role("upload-worker", "uploads");
            fleet.submit(coordinator, "in");
            LullProcess sleeper = fleet.role("convert-worker", "sleeper");
            String id = fleet.conversion().id();
            fleet.awaitSegmentOf("sleeper", id, 0);
            sleeper.suspend();

            LullProcess second = fleet.role("convert-worker", "second");
            LullProcess third = fleet.role("convert-worker", "third");
            fleet.awaitSegmentOf("second", id, 2);
            fleet.restartRedis();
            fleet.awaitSegmentOf("third", id, 4);
            fleet.restartBroker();
            fleet.awaitFile("film.mp4");
            assertWhole(fleet, film);
            Map<String, String> before = Disk.checksums(fleet.work.resolve("out"));

            second.kill();
            third.kill();
            sleeper.resume();
            SampleMedia.in(fleet.work.resolve("afterwards")).mpeg4Mkv("short.mkv", "640x360", 1);
            fleet.submit(coordinator, "afterwards");
            // it has one pair of hands: what it held in its sleep is settled before it takes anything else
            fleet.awaitFile("short.mp4");
            Files.delete(fleet.work.resolve("out/short.mp4"));
            assertThat(fleet.conversion(id).status()).isEqualTo(ConversionStatus.COMPLETED);
            assertThat(Disk.checksums(fleet.work.resolve("out"))).isEqualTo(before);
        }
        assertThat(Disk.processesAt(folder)).isEmpty();
    }

    private static Path film(Fleet fleet) {
        return SampleMedia.in(fleet.work.resolve("in")).mpeg4Mkv("film.mkv", "640x360", SEGMENTS);
    }

    private static void assertWhole(Fleet fleet, Path film) throws Exception {
        MediaAnalyzer mediaAnalyzer = new FfprobeAnalyzer(TestFfmpeg.get());
        MediaAnalysis source = mediaAnalyzer.measure(film);
        Verification.checkJoined(
                source,
                Selection.of(source.facts(), ConversionKind.FULL, TargetProfile.WEB),
                mediaAnalyzer.measure(fleet.work.resolve("out/film.mp4")),
                TargetProfile.WEB);
    }
}
