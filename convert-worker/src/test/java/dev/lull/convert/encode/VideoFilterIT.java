package dev.lull.convert.encode;

import static dev.lull.convert.testing.SomeSettings.encoding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.probe.FfprobeMediaProbe;
import dev.lull.common.probe.VideoStream;
import dev.lull.common.process.Ffmpeg;
import dev.lull.common.process.ProgramOutput;
import dev.lull.common.testing.SampleMedia;
import dev.lull.common.testing.TestFfmpeg;
import dev.lull.convert.plan.EncoderSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether pieces that are filtered each for itself join to what the whole gives, frame by frame. */
class VideoFilterIT {

    private static final Ffmpeg FFMPEG = TestFfmpeg.get();
    private static final EncoderSettings WEB = encoding("ultrafast", 23, 128, 1);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"a.ts,90000", "a.mkv,1000", "a.mp4,12800"})
    void interlacedPiecesJoinToTheFramesOfTheWhole(String name, int ticksPerSecond) throws Exception {
        Path source = SampleMedia.in(folder)
                .make(
                        name,
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=s=320x180:r=50:d=3",
                        "-vf",
                        "tinterlace=interleave_top,setfield=tff",
                        "-c:v",
                        "libx264",
                        "-flags",
                        "+ildct+ilme",
                        "-g",
                        "25");
        VideoStream video =
                new FfprobeMediaProbe(FFMPEG).probe(source).mainVideo().orElseThrow();
        assertThat(video.timeBase()).isEqualTo("1/" + ticksPerSecond);

        List<String> whole = frames(source, VideoFilter.of(video, WEB));
        List<String> joined = new ArrayList<>();
        long first = Math.round(video.start() * ticksPerSecond);
        long second = first + ticksPerSecond;
        joined.addAll(frames(source, cut(video, "end_pts=" + second)));
        joined.addAll(frames(source, cut(video, "start_pts=" + second + ":end_pts=" + (second + ticksPerSecond))));
        joined.addAll(frames(source, cut(video, "start_pts=" + (second + ticksPerSecond))));

        assertThat(whole).hasSize(75);
        assertThat(joined).isEqualTo(whole);
    }

    private static String cut(VideoStream video, String trim) {
        List<String> chain = new ArrayList<>(VideoFilter.beforeCut(video));
        chain.add("trim=" + trim);
        chain.addAll(VideoFilter.afterCut(video, WEB));
        return String.join(",", chain);
    }

    /** Each frame's time and the checksum of its pixels. */
    private static List<String> frames(Path source, String filter) throws IOException {
        return ProgramOutput.of(
                        List.of(
                                FFMPEG.ffmpeg().toString(),
                                "-nostdin",
                                "-v",
                                "quiet",
                                "-copyts",
                                "-i",
                                "file:" + source,
                                "-vf",
                                filter,
                                "-fps_mode",
                                "passthrough",
                                "-enc_time_base",
                                "demux",
                                "-f",
                                "framemd5",
                                "-"),
                        FFMPEG.environment())
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }
}
