package dev.lull.common.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.process.Ffmpeg;
import dev.lull.common.process.ProgramOutput;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SampleMediaIT {

    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("samples")
    void eachSampleIsWhatItsNameSays(String name, BiFunction<SampleMedia, String, Path> sample, String codecs)
            throws Exception {
        Path file = sample.apply(SampleMedia.in(directory), "-odd: 'name'/" + name);

        assertThat(codecsOf(file)).containsExactlyInAnyOrder(codecs.split(" ", -1));
    }

    static Stream<Arguments> samples() {
        return Stream.of(
                sample("a.jpg", SampleMedia::jpeg, "mjpeg"),
                sample("a.png", SampleMedia::png, "png"),
                sample("a.mp4", (media, name) -> media.h264Mp4(name, 0.5), "h264 aac"),
                sample("b.mp4", (media, name) -> media.h264Mp4WithoutFaststart(name, 0.5), "h264 aac"),
                sample("a.mkv", (media, name) -> media.h264Mkv(name, 0.5), "h264 aac"),
                sample("a.mov", (media, name) -> media.h264Mov(name, 0.5), "h264 pcm_s16le"),
                sample("a.ts", (media, name) -> media.h264Ts(name, 0.5), "h264 aac"),
                sample("b.mkv", (media, name) -> media.hevcMkv(name, 0.5), "hevc ac3"),
                sample("a.webm", (media, name) -> media.vp9Webm(name, 0.5), "vp9 opus"),
                sample("a.avi", (media, name) -> media.mpeg4Avi(name, 0.5), "mpeg4 mp3"),
                sample("a.wmv", (media, name) -> media.wmv(name, 0.5), "wmv2 wmav2"));
    }

    private static Arguments sample(String name, BiFunction<SampleMedia, String, Path> sample, String codecs) {
        return Arguments.of(name, sample, codecs);
    }

    private static List<String> codecsOf(Path file) throws Exception {
        Ffmpeg ffmpeg = TestFfmpeg.get();
        List<String> command = List.of(
                ffmpeg.ffprobe().toString(),
                "-v",
                "error",
                "-show_entries",
                "stream=codec_name",
                "-of",
                "csv=p=0",
                "file:" + file);
        return ProgramOutput.of(command, ffmpeg.environment())
                .lines()
                .filter(line -> !line.isBlank())
                .distinct()
                .toList();
    }
}
