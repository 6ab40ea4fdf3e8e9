package dev.lull.convert.encode;

import static dev.lull.convert.testing.SomeSettings.encoding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.probe.VideoStream;
import dev.lull.common.testing.SampleMedia;
import dev.lull.common.testing.TestFfmpeg;
import dev.lull.convert.analysis.FfprobeAnalyzer;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.verify.PictureComparison;
import dev.lull.convert.verify.PictureComparison.Decoded;
import dev.lull.convert.verify.PictureComparison.Pair;
import dev.lull.convert.verify.PictureComparison.Sample;
import dev.lull.convert.verify.Shot;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An original of 250 frames with B-frames and keyframes two seconds apart, and what was encoded of it. */
class FfmpegPictureComparisonIT {

    private static final FfprobeAnalyzer ANALYZER = new FfprobeAnalyzer(TestFfmpeg.get());
    private static final PictureComparison PICTURES =
            new FfmpegPictureComparison(TestFfmpeg.get(), encoding("ultrafast", 23, 128, 1), 0, 1_000_000, true);
    private static final String[] PICTURE = {"-f", "lavfi", "-i", "testsrc2=s=320x180:r=25:d=10"};

    @TempDir
    private Path folder;

    private SampleMedia media;
    private Path source;
    private MediaAnalysis original;

    @BeforeEach
    void film() throws Exception {
        media = SampleMedia.in(folder);
        source = make("source.mkv", Stream.of("-c:v", "libx265", "-x265-params", "log-level=none:keyint=50"));
        original = ANALYZER.measure(source);
    }

    @Test
    void allThatWasEncodedIsDecodedAndSamplesOfItAreCompared() throws Exception {
        Path made = encoded("made.mp4", "-bf", "3");

        Decoded decoded = PICTURES.decode(made, 0, List.of(sample(0, 0), sample(110, 110), sample(249, 249)), video());

        assertThat(decoded.shown().stream().toArray())
                .isEqualTo(ANALYZER.measure(made).index().shown().stream().toArray());
        assertThat(decoded.rising()).isTrue();
        assertThat(decoded.ssim()).hasSize(3).allMatch(ssim -> ssim.orElse(0) > 0.95);
    }

    @Test
    void aFrameThatIsNotTheSameIsLessAlike() throws Exception {
        Path made = encoded("made.mp4");

        List<OptionalDouble> ssim = PICTURES.decode(made, 0, List.of(sample(110, 110), sample(110, 120)), video())
                .ssim();

        assertThat(ssim.get(1).orElseThrow()).isLessThan(ssim.get(0).orElseThrow());
    }

    @Test
    void framesThatAreTimedInTheOrderOfTheirDecodingDoNotComeOutAsTheirPacketsSay() throws Exception {
        Path film = encoded("film.mp4", "-bf", "3");
        Path untimed = media.make("untimed.avi", "-i", film.toString(), "-c", "copy");
        Path wrong = media.make("wrong.mp4", "-i", untimed.toString(), "-c", "copy");

        Decoded decoded = PICTURES.decode(wrong, 0, List.of(), video());

        assertThat(decoded.inOrder(ANALYZER.measure(wrong).index())).isFalse();
        assertThat(PICTURES.decode(film, 0, List.of(), video())
                        .inOrder(ANALYZER.measure(film).index()))
                .isTrue();
    }

    @Test
    void aFrameThatIsNotThereIsNotCompared() throws Exception {
        assertThat(PICTURES.decode(encoded("made.mp4"), 0, List.of(sample(0, 0), sample(1, 400)), video())
                        .ssim())
                .satisfiesExactly(
                        there -> assertThat(there).isPresent(),
                        missing -> assertThat(missing).isEmpty());
    }

    @Test
    void copiesAreComparedAsTheyAre() throws Exception {
        Path copy = media.make("copy.mp4", "-i", source.toString(), "-c", "copy");
        MediaAnalysis copied = ANALYZER.measure(copy);
        long[] shown = original.index().shown().stream().toArray();
        long[] there = copied.index().shown().stream().toArray();

        List<Pair> pairs = List.of(
                pair(Shot.at(source, original, shown[60]), Shot.at(copy, copied, there[60])),
                pair(Shot.at(source, original, shown[249]), Shot.at(copy, copied, there[249])));

        assertThat(PICTURES.ssim(pairs, video(), false)).allMatch(ssim -> ssim.orElse(0) == 1);
        assertThat(folder.resolve("still.jpg"))
                .as("it would show the same twice")
                .doesNotExist();
    }

    private Pair pair(Shot one, Shot other) {
        return new Pair(one, other, folder.resolve("still.jpg"));
    }

    private Sample sample(int frame, int made) {
        return new Sample(
                Shot.at(source, original, original.index().shown().stream().toArray()[frame]), made);
    }

    private VideoStream video() {
        return original.facts().mainVideo().orElseThrow();
    }

    private Path encoded(String name, String... more) {
        return make(name, Stream.concat(Stream.of("-c:v", "libx264", "-pix_fmt", "yuv420p"), Stream.of(more)));
    }

    private Path make(String name, Stream<String> options) {
        return media.make(name, Stream.concat(Stream.of(PICTURE), options).toArray(String[]::new));
    }
}
