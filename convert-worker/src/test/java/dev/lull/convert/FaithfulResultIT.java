package dev.lull.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Loss;
import dev.lull.common.media.MediaState;
import dev.lull.common.testing.SampleMedia;
import dev.lull.common.testing.TestFfmpeg;
import dev.lull.convert.analysis.FfprobeAnalyzer;
import dev.lull.convert.analysis.FrameExtent;
import dev.lull.convert.analysis.FrameFacts;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.MediaAnalyzer;
import dev.lull.convert.testing.StayingFrames;
import dev.lull.embedded.testing.EmbeddedServers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Originals that once arrived wrong and were called converted, one of each kind. */
class FaithfulResultIT {

    @RegisterExtension
    static final EmbeddedServers SERVERS = new EmbeddedServers();

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final MediaAnalyzer ANALYZER = new FfprobeAnalyzer(TestFfmpeg.get());
    private static final String BEEPS = "sine=frequency=440:beep_factor=4:sample_rate=48000:duration=";

    @TempDir
    Path folder;

    private SampleMedia media;
    private ConvertFixture lull;
    private ConvertWorker worker;

    @BeforeEach
    void start() {
        media = SampleMedia.in(folder.resolve("in"));
        lull = new ConvertFixture(SERVERS, folder.resolve("store"), Map.of("convert.segment-length", "2s"));
        worker = lull.worker();
        worker.start();
    }

    @AfterEach
    void stop() {
        worker.close();
        lull.close();
    }

    @Test
    void reorderedFramesWithoutTimestampsAreEncodedAndShownInTheirOrder() throws Exception {
        Path film = make("b-frames.avi", picture(4), "-c:v", "libx264", "-bf", "3", "-pix_fmt", "yuv420p");

        Path made = converted("avi", film);

        assertThat(lull.media("avi").plan()).isEqualTo(ConversionKind.VIDEO);
        assertThat(ANALYZER.frames(made, 0, FrameExtent.ALL)).matches(FrameFacts::ordered);
        assertThat(ANALYZER.measure(made).video().orElseThrow().packets()).isEqualTo(100);
        assertThat(lull.media("avi").ssim()).isGreaterThan(0.95);
    }

    @Test
    void framesTimedInTheOrderOfTheirDecodingAreEncodedAtTheirRate() throws Exception {
        Path film = make("film.mp4", picture(4), "-c:v", "libx264", "-bf", "3", "-pix_fmt", "yuv420p");
        byte[] bytes = Files.readAllBytes(film);
        rename(bytes, "ctts");
        rename(bytes, "edts");
        Path broken = Files.write(film.resolveSibling("no-ctts.mp4"), bytes);

        MediaAnalysis made = ANALYZER.measure(converted("ctts", broken));

        assertThat(made.index().shown().stream().toArray()).hasSize(100);
        assertThat(made.video().orElseThrow().length()).isCloseTo(4, within(0.05));
    }

    @Test
    void soundThatBeginsLateIsCopiedToWhereItWas() throws Exception {
        List<String> inputs = new ArrayList<>(picture(8));
        inputs.addAll(List.of("-itsoffset", "3", "-f", "lavfi", "-i", BEEPS + "4"));
        Path film = make("late.mkv", inputs, "-c:v", "mpeg4", "-g", "25", "-c:a", "aac");

        MediaAnalysis made = ANALYZER.measure(converted("late", film));

        assertThat(lull.conversion("late").plan().segmented()).isTrue();
        assertThat(made.audio().orElseThrow().start()).isCloseTo(2.98, within(0.03));
    }

    /** Combed lines as a tape has them, and codecs and containers that say nothing of it. */
    @ParameterizedTest
    @CsvSource({"huffyuv, interleave_top, tt", "huffyuv, interleave_bottom, bb", "mjpeg, interleave_bottom, bb"})
    void fieldsThatNobodySpeaksOfBecomeWholeFrames(String codec, String order, String fields) throws Exception {
        String combed = "testsrc=s=320x240:r=50:d=4,scroll=h=0.01,tinterlace=mode=" + order + ",setfield=prog";
        Path film = make("tape.avi", List.of("-f", "lavfi", "-i", combed), "-c:v", codec, "-pix_fmt", "yuv422p");
        assertThat(ANALYZER.facts(film).mainVideo().orElseThrow().interlaced()).isFalse();

        Path made = converted("tape", film);

        assertThat(lull.conversion("tape").plan().reason()).contains("interlaced (" + fields + ")");
        assertThat(ANALYZER.fieldOrder(made, 0, 4)).isEmpty();
    }

    @Test
    void finePatternsThatMoveAreNotTakenForFields() throws Exception {
        Path film = make("film.avi", picture(4), "-c:v", "huffyuv");

        converted("film", film);

        assertThat(lull.conversion("film").plan().reason()).doesNotContain("interlaced");
    }

    /** As recorders of screens write them: a packet that says that the frame before it stays. */
    @Test
    void packetsThatHoldNoFrameAreNotMissed() throws Exception {
        Path stream = make("film.m4v", picture(4), "-c:v", "mpeg4", "-q:v", "3", "-bf", "0", "-f", "m4v");
        int stays = StayingFrames.in(stream);
        Path film = make("recording.avi", List.of("-r", "25", "-i", "file:" + stream), "-c", "copy");

        MediaAnalysis made = ANALYZER.measure(converted("recording", film));

        assertThat(stays).isEqualTo(20);
        assertThat(made.video().orElseThrow().packets()).isEqualTo(80);
        assertThat(made.video().orElseThrow().length()).isCloseTo(4, within(0.1));
    }

    /** As a recording that was begun in the middle of a broadcast. */
    @ParameterizedTest
    @CsvSource({"mpeg2video, -bf 2 -g 25", "libx265, -x265-params log-level=none:keyint=25:open-gop=1"})
    void framesThatNeedOlderOnesThanThereAreDoNotMoveTheSound(String codec, String options) throws Exception {
        List<String> inputs = new ArrayList<>(picture(10));
        inputs.addAll(List.of("-f", "lavfi", "-i", BEEPS + "10"));
        Path film = make("film.ts", inputs, with(List.of("-c:v", codec, "-c:a", "mp2"), options.split(" ")));
        byte[] broadcast = Files.readAllBytes(film);
        Path cut = film.resolveSibling("cut.ts");
        Files.write(cut, Arrays.copyOfRange(broadcast, broadcast.length / 188 / 3 * 188, broadcast.length));

        MediaAnalysis made = ANALYZER.measure(converted("cut", cut));

        assertThat(lull.conversion("cut").plan().segmented()).isTrue();
        MediaAnalysis packets = ANALYZER.measure(cut);
        long first = ANALYZER.frames(cut, 0, FrameExtent.ALL).first();
        double ahead = packets.timeBase().seconds(first)
                - packets.audio().orElseThrow().start();
        assertThat(made.video().orElseThrow().start()
                        - made.audio().orElseThrow().start())
                .isCloseTo(ahead, within(0.02));
    }

    @Test
    void onePictureBeforeTheFilmIsNotTheFilm() throws Exception {
        List<String> inputs = new ArrayList<>(List.of("-f", "lavfi", "-i", "color=red:s=64x64:d=0.04:r=25"));
        inputs.addAll(picture(4));
        Path film = make("cover-first.mkv", inputs, "-map", "0", "-map", "1", "-c:v:0", "mjpeg", "-c:v:1", "mpeg4");

        MediaAnalysis made = ANALYZER.measure(converted("cover", film));

        assertThat(made.video().orElseThrow().packets()).isEqualTo(100);
        assertThat(lull.media("cover").lost())
                .containsExactly(new Loss("still picture (mjpeg)", "a result has one picture"));
    }

    @Test
    void allThatCanBeHeardAndReadComesAlongWithItsTags() throws Exception {
        Path text = Files.writeString(
                folder.resolve("film.srt"), "1\n00:00:01,000 --> 00:00:02,000\nHello\n", StandardCharsets.UTF_8);
        List<String> inputs = new ArrayList<>(picture(4));
        inputs.addAll(List.of("-f", "lavfi", "-i", BEEPS + "4", "-f", "lavfi", "-i", BEEPS + "4", "-i", text + ""));
        List<String> streams = List.of(
                "-map",
                "0",
                "-map",
                "1",
                "-map",
                "2",
                "-map",
                "3",
                "-c:a",
                "ac3",
                "-c:s",
                "srt",
                "-metadata:s:a:0",
                "language=eng",
                "-metadata:s:a:1",
                "language=deu",
                "-metadata",
                "title=Trip",
                "-metadata",
                "creation_time=2019-05-04T03:02:01Z");
        Path copied = make("copied.mkv", inputs, with(streams, "-c:v", "libx264", "-pix_fmt", "yuv420p"));
        Path encoded = make("encoded.mkv", inputs, with(streams, "-c:v", "mpeg4", "-g", "25"));

        for (Path film : List.of(copied, encoded)) {
            MediaAnalysis made = ANALYZER.measure(converted(id(film), film));

            assertThat(made.facts().audio())
                    .extracting(track -> track.label().language())
                    .containsExactly("eng", "deu");
            assertThat(made.facts().extras()).extracting(extra -> extra.codec()).containsExactly("mov_text");
            assertThat(made.facts().tags())
                    .containsEntry("title", "Trip")
                    .containsEntry("creation_time", "2019-05-04T03:02:01.000000Z");
            assertThat(lull.media(id(film)).kept()).endsWith("2 audio tracks and subtitles kept");
        }
    }

    @Test
    void theLastPictureOfAStillScreenStandsAsLongAsItDid() throws Exception {
        List<String> inputs =
                List.of("-f", "lavfi", "-i", "testsrc2=s=320x180:r=1:d=9", "-f", "lavfi", "-i", BEEPS + "9");
        Path film = make(
                "screen.mkv",
                inputs,
                "-vf",
                "select='eq(n,0)+eq(n,4)'",
                "-fps_mode",
                "passthrough",
                "-c:v",
                "mpeg4",
                "-c:a",
                "aac");

        MediaAnalysis made = ANALYZER.measure(converted("screen", film));

        assertThat(made.video().orElseThrow().packets()).isEqualTo(2);
        assertThat(made.video().orElseThrow().length()).isCloseTo(9, within(0.1));
    }

    private static String id(Path film) {
        return film.getFileName().toString().replace(".mkv", "");
    }

    private Path converted(String id, Path film) throws Exception {
        lull.defer(id, film);
        await().atMost(LONG).until(() -> lull.state(id), MediaState.CONVERTED::equals);
        return lull.result(id);
    }

    private Path make(String name, List<String> inputs, String... coding) {
        List<String> arguments = new ArrayList<>(inputs);
        arguments.addAll(List.of(coding));
        return media.make(name, arguments.toArray(String[]::new));
    }

    private static String[] with(List<String> streams, String... coding) {
        List<String> all = new ArrayList<>(streams);
        all.addAll(List.of(coding));
        return all.toArray(String[]::new);
    }

    private static List<String> picture(int seconds) {
        return List.of("-f", "lavfi", "-i", "testsrc2=s=320x180:r=25:d=" + seconds);
    }

    /** Players pass over a box of this name. */
    private static void rename(byte[] file, String box) {
        int at = new String(file, StandardCharsets.ISO_8859_1).indexOf(box);
        System.arraycopy("free".getBytes(StandardCharsets.ISO_8859_1), 0, file, at, 4);
    }
}
