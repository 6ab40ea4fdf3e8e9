package dev.lull.convert.encode;

import static dev.lull.convert.testing.SomeSettings.encoding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lull.common.probe.VideoStream;
import dev.lull.common.testing.SampleMedia;
import dev.lull.common.testing.TestFfmpeg;
import dev.lull.convert.analysis.FfprobeAnalyzer;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.verify.PictureComparison;
import dev.lull.convert.verify.PictureComparison.Decoded;
import dev.lull.convert.verify.PictureComparison.Sample;
import dev.lull.convert.verify.Shot;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An original that is red for two seconds, then blue, and a result of it that is green for two seconds, then blue. */
class StillPictureIT {

    private static final FfprobeAnalyzer ANALYZER = new FfprobeAnalyzer(TestFfmpeg.get());
    private static final PictureComparison PICTURES =
            new FfmpegPictureComparison(TestFfmpeg.get(), encoding("ultrafast", 23, 128, 1), 0, 10_000_000, true);

    @TempDir
    private Path folder;

    private SampleMedia media;

    @BeforeEach
    void prepare() {
        media = SampleMedia.in(folder);
    }

    @Test
    void theOriginalIsOnTheLeftAndWhatWasMadeOfItOnTheRight() throws Exception {
        BufferedImage early = grabbed(film("red", "320x180"), film("lime", "320x180"), 25);

        assertThat(early.getWidth()).isEqualTo(640);
        assertThat(early.getHeight()).isEqualTo(180);
        assertColour(early, 160, Color.RED);
        assertColour(early, 480, Color.GREEN);
    }

    @Test
    void bothAreOfTheSameMoment() throws Exception {
        BufferedImage late = grabbed(film("red", "320x180"), film("lime", "320x180"), 75);

        assertColour(late, 160, Color.BLUE);
        assertColour(late, 480, Color.BLUE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"1920x1080, 640, 360", "1080x1920, 368, 640", "320x240, 320, 240", "2000x16, 640, 6", "16x2000, 16, 640"
    })
    void aHalfIsAsLargeAsAPageNeedsIt(String size, int width, int height) throws Exception {
        Path film = film("red", size);

        BufferedImage both = grabbed(film, film, 10);

        assertThat(both.getWidth()).isEqualTo(2 * width);
        assertThat(both.getHeight()).isEqualTo(height);
    }

    @Test
    void whatWasShotUprightStandsUpright() throws Exception {
        Path film = media.make(
                "upright.mp4",
                "-display_rotation",
                "90",
                "-i",
                film("red", "320x180").toString(),
                "-c",
                "copy");

        BufferedImage both = grabbed(film, film("lime", "180x320"), 25);

        assertThat(both.getHeight()).isEqualTo(320);
        assertColour(both, both.getWidth() / 4, Color.RED);
        assertColour(both, both.getWidth() * 3 / 4, Color.GREEN);
    }

    @Test
    void aFileOfWhichNoPictureCanBeMadeIsComparedAllTheSame() throws Exception {
        Path film = film("red", "320x180");
        Path made =
                Files.copy(film, Files.createDirectory(folder.resolve("made")).resolve("made.mkv"));
        Files.createDirectory(made.resolveSibling("still-10.jpg"));

        Decoded decoded = decoded(film, made, 10);

        assertThat(decoded.ssim()).allMatch(ssim -> ssim.orElse(0) == 1);
        assertThat(decoded.shown().size()).isEqualTo(100);
    }

    @Test
    void whoWantsNoPicturesGetsNone() throws Exception {
        Path film = film("red", "320x180");
        MediaAnalysis known = ANALYZER.measure(film);
        Sample sample = sample(film, known, 10);

        new FfmpegPictureComparison(TestFfmpeg.get(), encoding("ultrafast", 23, 128, 1), 0, 10_000_000, false)
                .decode(film, 0, List.of(sample), video(known));

        assertThat(sample.still(film)).doesNotExist();
    }

    /** @param frame its number in both files */
    private static BufferedImage grabbed(Path original, Path made, int frame) throws Exception {
        decoded(original, made, frame);

        Path still = sample(original, ANALYZER.measure(original), frame).still(made);
        return Optional.ofNullable(ImageIO.read(still.toFile())).orElseThrow();
    }

    private static Decoded decoded(Path original, Path made, int frame) throws Exception {
        MediaAnalysis known = ANALYZER.measure(original);
        return PICTURES.decode(made, 0, List.of(sample(original, known, frame)), video(known));
    }

    private static Sample sample(Path original, MediaAnalysis known, int frame) {
        return new Sample(Shot.at(original, known, known.index().shown().get(frame)), frame);
    }

    private static VideoStream video(MediaAnalysis analysis) {
        return analysis.facts().mainVideo().orElseThrow();
    }

    private static void assertColour(BufferedImage image, int x, Color expected) {
        Color colour = new Color(image.getRGB(x, image.getHeight() / 2));
        assertThat(colour.getRed()).isCloseTo(expected.getRed(), within(16));
        assertThat(colour.getGreen()).isCloseTo(expected.getGreen(), within(16));
        assertThat(colour.getBlue()).isCloseTo(expected.getBlue(), within(16));
    }

    private Path film(String first, String size) {
        String colours = "color=%s:s=%s:r=25:d=2[one];color=blue:s=%s:r=25:d=2[other];[one][other]concat"
                .formatted(first, size, size);
        return media.make(
                first + size + ".mkv",
                "-f",
                "lavfi",
                "-i",
                colours,
                "-c:v",
                "libx264",
                "-g",
                "10",
                "-pix_fmt",
                "yuv420p");
    }
}
