package dev.lull.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lull.common.probe.Compatibility;
import dev.lull.common.probe.FfprobeMediaProbe;
import dev.lull.common.probe.TargetProfile;
import dev.lull.common.process.Ffmpeg;
import dev.lull.common.process.ProgramOutput;
import dev.lull.common.testing.SampleMedia;
import dev.lull.common.testing.TestFfmpeg;
import dev.lull.standalone.testing.LullProcess;
import dev.lull.standalone.testing.Report;
import dev.lull.standalone.testing.TraceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One folder of photos and videos, handed over once and then once more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MainJobIT {

    private static final List<String> COMPATIBLE = List.of("ready.mp4", "clips/ready too.mp4");
    private static final List<String> INCOMPATIBLE = List.of("film.mkv", "clips/phone.mov", "clips/camera.ts");

    private Path folder;
    private Path media;
    private Path target;
    private Map<String, String> originals;
    private List<String> lines;
    private String errors;
    private int status;
    private Report report;

    @BeforeAll
    void handOverOnce(@TempDir Path folder) throws Exception {
        this.folder = folder;
        media = folder.resolve("media");
        target = folder.resolve("out");
        SampleMedia samples = SampleMedia.in(media);
        Path photo = samples.jpeg("photos/1.jpg");
        for (int i = 2; i <= 12; i++) {
            byte[] another = Files.readAllBytes(photo);
            another[another.length - 3] = (byte) i;
            Files.write(media.resolve("photos/" + i + ".jpg"), another);
        }
        samples.png("photos/really a png.jpg");
        samples.h264Mp4("ready.mp4", 1);
        samples.h264Mp4("clips/ready too.mp4", 2);
        samples.hevcMkv("film.mkv", 3);
        samples.h264Mov("clips/phone.mov", 2);
        samples.h264Ts("clips/camera.ts", 2);
        originals = Disk.checksums(media);

        Path json = folder.resolve("report.json");
        try (LullProcess run = LullProcess.start(media, arguments(json))) {
            status = run.status();
            lines = run.out().lines().toList();
            errors = run.err();
        }
        report = Report.of(json);
    }

    @Test
    void itEndsWellWithEveryFileUploaded() {
        assertThat(status).as(errors).isZero();
        assertThat(report.media())
                .hasSize(originals.size())
                .allSatisfy(file -> assertThat(Report.text(file, "state")).isEqualTo("uploaded"));
    }

    @Test
    void imagesAndCompatibleVideosArriveByteForByte() throws IOException {
        Map<String, String> arrived = Disk.checksums(target);
        originals.forEach((name, checksum) -> {
            if (!INCOMPATIBLE.contains(name)) {
                assertThat(arrived).containsEntry(name, checksum);
            }
        });
    }

    @Test
    void convertedVideosDecodeWithoutErrorAndAreCompatible() throws Exception {
        Ffmpeg ffmpeg = TestFfmpeg.get();
        for (String name : INCOMPATIBLE) {
            Path result = Path.of(Report.text(report.of(name), "result"));
            assertThat(result).isEqualTo(target.resolve(name.replaceFirst("\\.\\w+$", ".mp4")));
            assertThat(Compatibility.of(new FfprobeMediaProbe(ffmpeg).probe(result), TargetProfile.WEB)
                            .summary())
                    .isEmpty();
            String complaints = ProgramOutput.of(
                    List.of(
                            ffmpeg.ffmpeg().toString(),
                            "-nostdin",
                            "-v",
                            "error",
                            "-xerror",
                            "-i",
                            result.toString(),
                            "-f",
                            "null",
                            "-"),
                    ffmpeg.environment());
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void originalsAreUntouched() throws IOException {
        assertThat(Disk.checksums(media)).isEqualTo(originals);
    }

    @Test
    void noReadyFileWasUploadedAfterTheFirstConversionBegan() {
        int begun = indexOfFirst(lines, "converting");
        List<String> afterwards = lines.subList(begun, lines.size());
        assertThat(begun).isPositive();
        assertThat(afterwards).noneMatch(line -> line.startsWith("uploaded") && line.contains("photos/"));
        assertThat(afterwards)
                .noneMatch(line ->
                        line.startsWith("uploaded") && COMPATIBLE.stream().anyMatch(line::contains));
    }

    @Test
    void theReportSaysWhatWasDoneToEachFile() {
        assertThat(Report.text(report.of("photos/really a png.jpg"), "kind")).isEqualTo("image");
        assertThat(report.of("ready.mp4").get("compatible").asBoolean()).isTrue();
        assertThat(Report.text(report.of("ready.mp4"), "plan")).isEqualTo("none");
        assertThat(Report.text(report.of("film.mkv"), "plan")).isEqualTo("full");
        assertThat(Report.text(report.of("clips/phone.mov"), "plan")).isEqualTo("audio");
        assertThat(Report.text(report.of("clips/camera.ts"), "plan")).isEqualTo("remux");
    }

    @Test
    void eachFileHasOneTraceInWhichEveryStepDescendsFromAnEarlierOne() throws IOException {
        TraceFile traces = TraceFile.read(folder.resolve("traces.jsonl"));
        for (JsonNode file : report.media()) {
            List<TraceFile.Span> steps = traces.of(Report.text(file, "id"));
            assertThat(steps)
                    .extracting(TraceFile.Span::name)
                    .contains("intake", "hash", "classify", "publish", "queue wait", "upload");
            assertThat(steps).filteredOn(step -> step.parent().isEmpty()).hasSize(1);
            assertThat(steps).allSatisfy(step -> {
                assertThat(step.end()).isGreaterThanOrEqualTo(step.start());
                assertThat(steps)
                        .filteredOn(other -> other.id().equals(step.parent()))
                        .allSatisfy(parent -> assertThat(parent.start()).isLessThanOrEqualTo(step.start()))
                        .hasSize(step.parent().isEmpty() ? 0 : 1);
            });
        }
    }

    @Test
    void theTraceOfAFilmTellsOfItsConversion() throws IOException {
        List<TraceFile.Span> steps =
                TraceFile.read(folder.resolve("traces.jsonl")).of(Report.text(report.of("film.mkv"), "id"));

        assertThat(steps).extracting(TraceFile.Span::name).contains("probe", "plan", "unit", "verify", "assemble");
    }

    @Test
    void nothingIsLeftBehind() throws IOException {
        assertThat(Disk.processesAt(folder)).isEmpty();
        assertThat(Disk.checksums(target)).hasSameSizeAs(originals);
        assertThat(Disk.checksums(folder.resolve("data/store"))).isEmpty();
    }

    @Test
    void theSameFolderAgainIsAllDuplicatesAndConvertsNothing() throws Exception {
        Path json = folder.resolve("again.json");
        try (LullProcess again = LullProcess.start(media, arguments(json))) {
            assertThat(again.status()).as(again.err()).isZero();
            assertThat(again.out()).doesNotContain("converting");
        }
        assertThat(Report.of(json).media())
                .hasSize(originals.size())
                .allSatisfy(file -> assertThat(Report.text(file, "state")).isEqualTo("duplicate"));
        assertThat(Disk.checksums(target)).hasSameSizeAs(originals);
    }

    private String[] arguments(Path json) {
        return new String[] {
            "run",
            media.toString(),
            "--out",
            target.toString(),
            "--data",
            folder.resolve("data").toString(),
            "--json",
            json.toString(),
            "--set",
            "tracing.exporter=file",
            "--set",
            "tracing.file=" + folder.resolve("traces.jsonl")
        };
    }

    private static int indexOfFirst(List<String> lines, String beginning) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(beginning)) {
                return i;
            }
        }
        return -1;
    }
}
