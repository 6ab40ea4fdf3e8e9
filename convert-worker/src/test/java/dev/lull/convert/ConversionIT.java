package dev.lull.convert;

import static dev.lull.convert.FfmpegState.ffmpegState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.ledger.ConversionStatus;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.probe.Compatibility;
import dev.lull.common.probe.FfprobeMediaProbe;
import dev.lull.common.probe.TargetProfile;
import dev.lull.common.store.HeldFile;
import dev.lull.common.store.Stills;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.testing.SampleMedia;
import dev.lull.common.testing.TestFfmpeg;
import dev.lull.convert.analysis.FfprobeAnalyzer;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.MediaAnalyzer;
import dev.lull.convert.job.ConversionFiles;
import dev.lull.convert.plan.Selection;
import dev.lull.convert.verify.Verification;
import dev.lull.embedded.testing.EmbeddedServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A convert worker between a real queue, a real ledger and a real ffmpeg. */
class ConversionIT {

    @RegisterExtension
    static final EmbeddedServers SERVERS = new EmbeddedServers();

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private ConvertFixture lull;
    private ConvertWorker worker;

    @AfterEach
    void stop() {
        if (worker != null) {
            worker.close();
        }
        lull.close();
    }

    @Test
    void aDeferredVideoIsConvertedAndPassedOnToItsUpload() throws Exception {
        begin(Map.of());
        Path source = media().hevcMkv("film.mkv", 2);
        byte[] original = Files.readAllBytes(source);

        worker = started(lull.worker());
        lull.defer("m1", source);
        awaitState("m1", MediaState.CONVERTED);

        assertThat(lull.conversion("m1").status()).isEqualTo(ConversionStatus.COMPLETED);
        assertThat(lull.media("m1").plan()).isEqualTo(ConversionKind.FULL);
        assertThat(lull.media("m1").segments()).isEqualTo(1);
        Path result = lull.result("m1");
        assertThat(Compatibility.of(new FfprobeMediaProbe(TestFfmpeg.get()).probe(result), TargetProfile.WEB)
                        .compatible())
                .isTrue();
        assertThat(source).hasBinaryContent(original);
        Stills stills =
                new Stills(lull.store, "m1", lull.conversion("m1").plan().fingerprint());
        try (HeldFile jpeg = stills.get(stills.all().get(0))) {
            assertThat(ImageIO.read(jpeg.path().toFile()).getWidth())
                    .as("before and after")
                    .isEqualTo(2 * 160);
        }
        await().atMost(LONG).until(() -> !Files.exists(folder.resolve("store/conversions/m1")));
        assertThat(lull.uploadAll()).anySatisfy(task -> {
            assertThat(task.priority()).isEqualTo(UploadPriority.CONVERTED);
            assertThat(task.media()).containsExactly("m1");
        });
    }

    @Test
    void theSegmentsOfAnEstimateAreNotMadeAgain() throws Exception {
        Path estimates = folder.resolve("estimates");
        begin(Map.of("convert.segment-length", "1s", "convert.estimates", estimates.toString()));
        Path source = media().hevcMkv("film.mkv", 5);

        new ConversionPreview(lull.settings, TestFfmpeg.get()).of(source).estimate();

        assertThat(estimates).isDirectoryContaining("glob:**.mp4");
        worker = started(lull.worker());
        lull.defer("m1", source);
        awaitState("m1", MediaState.CONVERTED);
        assertThat(estimates).as("all were taken").isEmptyDirectory();
    }

    @Test
    void aLongFilmIsMadeInSegmentsByTwoWorkersAndIsTheSameFilm() throws Exception {
        begin(Map.of("convert.segment-length", "1s"));
        Path source = segmentedFilm();

        worker = started(lull.worker());
        try (ConvertWorker second = lull.worker("worker-2", lull.queue, lull.ledger)) {
            second.start();
            lull.defer("f1", source);
            awaitState("f1", MediaState.CONVERTED);
        }

        assertThat(lull.conversion("f1").plan().cuts()).hasSize(8);
        assertThat(lull.conversion("f1").plan().reason()).doesNotContain("was not enough");
        MediaAnalyzer mediaAnalyzer = new FfprobeAnalyzer(TestFfmpeg.get());
        MediaAnalysis made = mediaAnalyzer.measure(lull.result("f1"));
        assertThat(made.video().orElseThrow().packets()).isEqualTo(200);
        assertThat(made.audio()).isPresent();
        MediaAnalysis original = mediaAnalyzer.measure(source);
        Selection selection = Selection.of(original.facts(), ConversionKind.FULL, TargetProfile.WEB);
        Verification.checkJoined(original, selection, made, TargetProfile.WEB);
    }

    @Test
    void aSegmentThatGotLostInTheStoreIsMadeAgain() throws Exception {
        begin(Map.of("convert.segment-length", "1s"));
        worker = started(lull.worker());
        lull.defer("f2", segmentedFilm());
        Unit first = Unit.segment(0);
        await().atMost(LONG).until(() -> lull.conversion("f2").units().get(first) instanceof UnitState.Done);

        String checksum = ((UnitState.Done) lull.conversion("f2").units().get(first)).checksum();
        lull.store.delete(new ConversionFiles("f2").unit(first, checksum));
        awaitState("f2", MediaState.CONVERTED);

        assertThat(lull.conversion("f2").retryCount()).isEqualTo(1);
        assertThat(lull.conversion("f2").plan().segmented()).isTrue();
    }

    @Test
    void aVideoThatBreaksOffIsQuarantinedWithTheReasonAndItsOriginalIntact() throws Exception {
        begin(Map.of());
        Path whole = media().hevcMkv("film.mkv", 4);
        Path source = media().truncated(whole, "half.mkv", Files.size(whole) / 2);
        byte[] original = Files.readAllBytes(source);

        worker = started(lull.worker());
        lull.defer("m2", source);
        awaitState("m2", MediaState.QUARANTINED);

        assertThat(lull.media("m2").reason()).startsWith("file breaks off at byte");
        assertThat(lull.conversion("m2").status()).isEqualTo(ConversionStatus.FAILED);
        assertThat(source).hasBinaryContent(original);
    }

    @Test
    void aSourceThatVanishedIsQuarantinedAndTheNextOneConverted() throws Exception {
        begin(Map.of());
        Path gone = media().hevcMkv("gone.mkv", 1);
        lull.defer("m3", gone);
        Files.delete(gone);
        lull.defer("m4", media().h264Mkv("film.mkv", 1));

        worker = started(lull.worker());
        try (ConvertWorker second = lull.worker("worker-2", lull.queue, lull.ledger)) {
            second.start();
            awaitState("m3", MediaState.QUARANTINED);
            awaitState("m4", MediaState.CONVERTED);
        }

        assertThat(lull.media("m3").reason()).contains("the source is gone", "worker-1", "worker-2");
        assertThat(lull.media("m4").plan()).isEqualTo(ConversionKind.REMUX);
    }

    @Test
    void nothingIsTakenWhileAnImageWaitsForItsUpload() throws Exception {
        begin(Map.of());
        lull.imageWaits("i1");
        lull.defer("g1", media().h264Mkv("film.mkv", 1));

        worker = started(lull.worker());
        await().during(Duration.ofSeconds(3)).atMost(LONG).until(() -> lull.state("g1") == MediaState.DEFERRED);
        lull.uploadAll();

        awaitState("g1", MediaState.CONVERTED);
    }

    @Test
    void aRunningConversionStandsStillWhileAnImageWaits() throws Exception {
        begin(Map.of("gate.yield", "suspend", "convert.preset", "slower", "convert.threads-per-unit", "1"));
        worker = started(lull.worker());
        lull.defer("y1", longFilm());
        await().atMost(LONG).until(() -> ffmpegState().isPresent());

        lull.imageWaits("i2");
        await().atMost(LONG).until(() -> ffmpegState().equals(Optional.of("T")));
        await().during(Duration.ofSeconds(3))
                .atMost(LONG)
                .until(() -> ffmpegState().equals(Optional.of("T")));
        assertThat(lull.conversion("y1").units().get(Unit.segment(0)))
                .as("the claim outlives its lease of 2 s")
                .isInstanceOf(UnitState.Running.class);

        lull.uploadAll();
        await().atMost(LONG).until(() -> !ffmpegState().equals(Optional.of("T")));
        awaitState("y1", MediaState.CONVERTED);
    }

    @Test
    void aWorkerThatLosesItsClaimKillsItsFfmpegAndLeavesNoResult() throws Exception {
        begin(Map.of("convert.preset", "slower", "convert.threads-per-unit", "1"));
        worker = started(lull.worker());
        lull.defer("l1", longFilm());
        await().atMost(LONG).until(() -> ffmpegState().isPresent());

        lull.ledger.conversions().fail("l1", "somebody gave it up");

        await().atMost(LONG).until(() -> ffmpegState().isEmpty());
        assertThat(lull.store.list("results")).isEmpty();
    }

    @Test
    void aWorkerThatIsStoppedGivesItsUnitToTheNext() throws Exception {
        begin(Map.of("convert.preset", "slower", "convert.threads-per-unit", "1"));
        worker = started(lull.worker());
        lull.defer("c1", longFilm());
        await().atMost(LONG).until(() -> ffmpegState().isPresent());

        worker.close();
        assertThat(ffmpegState()).isEmpty();
        assertThat(lull.conversion("c1").units().get(Unit.segment(0))).isInstanceOf(UnitState.Pending.class);

        worker = started(lull.worker("worker-2", lull.queue, lull.ledger));
        awaitState("c1", MediaState.CONVERTED);
    }

    private void begin(Map<String, String> settings) {
        lull = new ConvertFixture(SERVERS, folder.resolve("store"), settings);
    }

    private SampleMedia media() {
        return SampleMedia.in(folder.resolve("in"));
    }

    /** Eight seconds with a keyframe in each, and sound. */
    private Path segmentedFilm() {
        return media().mpeg4Mkv("segmented.mkv", "320x180", 8);
    }

    /** Takes a few seconds to convert. */
    private Path longFilm() {
        return media().make("long.mkv", "-f", "lavfi", "-i", "testsrc2=s=640x360:r=25:d=8", "-c:v", "mpeg4");
    }

    private static ConvertWorker started(ConvertWorker worker) {
        worker.start();
        return worker;
    }

    private void awaitState(String id, MediaState state) {
        await().atMost(LONG).until(() -> lull.state(id), state::equals);
    }
}
