package dev.lull.convert.encode;

import static dev.lull.convert.testing.SomeSettings.encoding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Failure;
import dev.lull.common.probe.Color;
import dev.lull.common.probe.TargetProfile;
import dev.lull.common.probe.VideoStream;
import dev.lull.common.process.Ffmpeg;
import dev.lull.common.process.ProgramOutput;
import dev.lull.common.testing.SampleMedia;
import dev.lull.common.testing.TestFfmpeg;
import dev.lull.convert.analysis.FfprobeAnalyzer;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.MediaAnalyzer;
import dev.lull.convert.analysis.SourceIdentity;
import dev.lull.convert.ffmpeg.FfmpegRun;
import dev.lull.convert.ffmpeg.RunLimits;
import dev.lull.convert.plan.EncoderSettings;
import dev.lull.convert.plan.Planner;
import dev.lull.convert.plan.Selection;
import dev.lull.convert.verify.Verification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes out of a real ffmpeg for sources that are awkward in one way each. */
class EncoderIT {

    private static final Ffmpeg FFMPEG = TestFfmpeg.get();
    private static final EncoderSettings SETTINGS = encoding("ultrafast", 23, 128, 1);
    private static final MediaAnalyzer MEASURING = new FfprobeAnalyzer(FFMPEG);
    private static final String[] PICTURE = {"-f", "lavfi", "-i", "testsrc2=s=320x180:r=25:d=2"};
    private static final String[] TONE = {"-f", "lavfi", "-i", "sine=frequency=440:sample_rate=44100:duration=2"};
    private static final String[] H264 = {"-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"};

    @TempDir
    Path folder;

    private SampleMedia media;

    @BeforeEach
    void open() {
        media = SampleMedia.in(folder);
    }

    @Test
    void aRemuxKeepsEveryFrame() throws Exception {
        assertConverted(media.h264Mkv("a.mkv", 2), ConversionKind.REMUX);
    }

    @Test
    void soundAloneIsEncodedWhenThePictureIsFine() throws Exception {
        assertConverted(media.h264Mov("a.mov", 2), ConversionKind.AUDIO);
    }

    @Test
    void thePictureAloneIsEncodedWhenTheSoundIsFine() throws Exception {
        assertConverted(media.mpeg4Avi("a.avi", 2), ConversionKind.VIDEO);
    }

    @Test
    void pictureAndSoundAreEncodedWhenNeitherIsFine() throws Exception {
        assertConverted(media.vp9Webm("a.webm", 2), ConversionKind.FULL);
        assertConverted(media.wmv("a.wmv", 2), ConversionKind.FULL);
    }

    @Test
    void tenBitsBecomeEight() throws Exception {
        Path source = media.make(
                "a.mkv", join(PICTURE, "-c:v", "libx265", "-x265-params", "log-level=none", "-pix_fmt", "yuv420p10le"));
        assertConverted(source, ConversionKind.VIDEO);
    }

    @Test
    void aHighDynamicRangeIsMappedToTheOrdinaryOne() throws Exception {
        Path source = media.make(
                "a.mp4",
                join(
                        PICTURE,
                        "-c:v",
                        "libx265",
                        "-pix_fmt",
                        "yuv420p10le",
                        "-x265-params",
                        "log-level=none:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc",
                        "-color_primaries",
                        "bt2020",
                        "-color_trc",
                        "smpte2084",
                        "-colorspace",
                        "bt2020nc"));

        assertThat(picture(assertConverted(source, ConversionKind.VIDEO)).color())
                .isEqualTo(new Color("tv", "bt709", "bt709", "bt709"));
    }

    @Test
    void anOddSizeBecomesEven() throws Exception {
        Path source = media.make(
                "a.mp4",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=322x182:d=1",
                "-vf",
                "crop=321:181",
                "-c:v",
                "libx264",
                "-pix_fmt",
                "yuv444p");

        VideoStream made = picture(assertConverted(source, ConversionKind.VIDEO));
        assertThat(made.width() + "x" + made.height()).isEqualTo("320x180");
    }

    @Test
    void aRotatedPictureStandsUpright() throws Exception {
        Path flat = media.make("flat.mp4", join(PICTURE, "-c:v", "mpeg4"));
        Path source = media.make("a.mp4", "-display_rotation", "90", "-i", "file:" + flat, "-c", "copy");

        VideoStream made = picture(assertConverted(source, ConversionKind.VIDEO));
        assertThat(made.width() + "x" + made.height()).isEqualTo("180x320");
        assertThat(made.rotation()).isZero();
    }

    @Test
    void aCopiedPictureStaysRotated() throws Exception {
        Path flat = media.h264Mp4("flat.mp4", 1);
        Path source = media.make("a.mov", "-display_rotation", "90", "-i", "file:" + flat, "-c", "copy");

        assertThat(picture(assertConverted(source, ConversionKind.REMUX)).rotation())
                .isEqualTo(picture(source).rotation())
                .isNotZero();
    }

    @Test
    void interlacedFieldsBecomeWholeFrames() throws Exception {
        Path source = media.make(
                "a.ts",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=320x180:r=50:d=2",
                "-vf",
                "tinterlace=interleave_top,setfield=tff",
                "-c:v",
                "mpeg2video",
                "-flags",
                "+ildct+ilme",
                "-top",
                "1",
                "-f",
                "mpegts");

        assertThat(picture(assertConverted(source, ConversionKind.VIDEO)).fieldOrder())
                .isEqualTo("progressive");
    }

    @Test
    void aVariableFrameRateStaysVariable() throws Exception {
        Path source = media.make(
                "a.mkv",
                join(
                        PICTURE,
                        "-vf",
                        "select='if(lt(t,1),not(mod(n,5)),gt(random(7),0.3))'",
                        "-fps_mode",
                        "passthrough",
                        "-c:v",
                        "libvpx-vp9",
                        "-deadline",
                        "realtime",
                        "-cpu-used",
                        "8"));
        Path made = assertConverted(source, ConversionKind.VIDEO);

        List<Double> expected = times(source);
        List<Double> actual = times(made);
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i)).as("frame %d", i).isCloseTo(expected.get(i), within(0.001));
        }
    }

    @Test
    void soundThatBeginsLateStaysLate() throws Exception {
        String[] late = join(join(PICTURE, "-itsoffset", "0.7"), TONE);
        Path source = media.make("a.mkv", join(join(late, H264), "-c:a", "libopus"));

        assertThat(silenceBefore(assertConverted(source, ConversionKind.AUDIO))).isCloseTo(0.7, within(0.02));
    }

    @Test
    void aPictureThatBeginsLateStaysLate() throws Exception {
        String[] late = join(join(new String[] {"-itsoffset", "0.6"}, PICTURE), TONE);
        Path source = media.make("a.mkv", join(late, "-c:v", "mpeg4", "-c:a", "libopus"));

        MediaAnalysis made = MEASURING.measure(assertConverted(source, ConversionKind.FULL));
        assertThat(made.video().orElseThrow().start()).isCloseTo(0.6, within(0.02));
    }

    @Test
    void aPlaylistInDisguiseLeaksNothing() throws Exception {
        Path secret = media.h264Mp4("secret.mp4", 1);
        Path playlist = Files.writeString(
                folder.resolve("holiday.mp4"),
                "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:" + secret + "\n#EXT-X-ENDLIST\n");
        Path concat = Files.writeString(folder.resolve("party.mp4"), "ffconcat version 1.0\nfile '" + secret + "'\n");

        for (Path hostile : List.of(playlist, concat)) {
            Path made = folder.resolve("made.mp4");
            assertThatThrownBy(() -> encoder()
                            .whole(
                                    ConversionKind.REMUX,
                                    hostile,
                                    MEASURING.measure(secret),
                                    Selection.of(
                                            MEASURING.measure(secret).facts(), ConversionKind.REMUX, TargetProfile.WEB),
                                    made,
                                    p -> {}))
                    .isInstanceOf(Failure.Permanent.class);
            assertThat(made).doesNotExist();
        }
    }

    /** Plans and converts; what comes out is verified and decodes without an error. */
    private Path assertConverted(Path source, ConversionKind kind) throws Exception {
        MediaAnalysis original = MEASURING.measure(source);
        SourceIdentity identity = new SourceIdentity(source.toString(), "", Files.size(source), Instant.EPOCH);
        assertThat(new Planner(SETTINGS, 8, 10)
                        .plan(
                                identity,
                                original.facts(),
                                original.video().orElseThrow().index(),
                                "x")
                        .kind())
                .isEqualTo(kind);

        Path made = folder.resolve("made-" + source.getFileName() + ".mp4");
        Selection selection = Selection.of(original.facts(), kind, TargetProfile.WEB);
        encoder().whole(kind, source, original, selection, made, process -> {});

        long frames = original.video().orElseThrow().packets();
        Verification.check(original, frames, selection, MEASURING.measure(made), TargetProfile.WEB);
        assertThat(ffmpeg("-v", "error", "-xerror", "-err_detect", "explode", "-i", "file:" + made, "-f", "null", "-"))
                .isEmpty();
        return made;
    }

    private static Encoder encoder() {
        RunLimits limits = new RunLimits(Duration.ofMinutes(2), Duration.ofMinutes(1), 4_000_000_000L);
        return new FfmpegEncoder(new FfmpegRun(FFMPEG, limits, Clock.systemUTC()), SETTINGS, 1, 1 << 26);
    }

    private static VideoStream picture(Path file) throws Exception {
        return MEASURING.measure(file).facts().mainVideo().orElseThrow();
    }

    /** When each frame is shown, after the first one. */
    private static List<Double> times(Path file) throws Exception {
        List<Double> times = ProgramOutput.of(
                        List.of(
                                FFMPEG.ffprobe().toString(),
                                "-v",
                                "error",
                                "-select_streams",
                                "v:0",
                                "-show_entries",
                                "packet=pts_time",
                                "-of",
                                "csv=p=0",
                                "file:" + file),
                        FFMPEG.environment())
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> Double.valueOf(line.replace(",", "")))
                .sorted()
                .toList();
        return times.stream().map(time -> time - times.get(0)).toList();
    }

    private static double silenceBefore(Path file) throws Exception {
        String report = ffmpeg(
                "-v",
                "info",
                "-hide_banner",
                "-nostats",
                "-i",
                "file:" + file,
                "-af",
                "silencedetect=noise=-40dB:d=0.1",
                "-f",
                "null",
                "-");
        String end = report.substring(report.indexOf("silence_end: ") + "silence_end: ".length());
        return Double.parseDouble(end.substring(0, end.indexOf(' ')));
    }

    private static String ffmpeg(String... arguments) throws Exception {
        String[] command = join(new String[] {FFMPEG.ffmpeg().toString(), "-nostdin"}, arguments);
        return ProgramOutput.of(List.of(command), FFMPEG.environment());
    }

    private static String[] join(String[] first, String... second) {
        return Stream.of(first, second).flatMap(Stream::of).toArray(String[]::new);
    }
}
