package dev.lull.convert.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.MediaFacts;
import dev.lull.convert.analysis.FrameExtent;
import dev.lull.convert.analysis.FrameFacts;
import dev.lull.convert.analysis.Loudness;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.MediaAnalyzer;
import dev.lull.convert.analysis.Timeline;
import dev.lull.convert.testing.SomeMedia;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What decoding shows of a result of 30 frames, whatever its packets say. */
class ContentCheckTest {

    private static final Path SOURCE = Path.of("source.mkv");
    private static final Path MADE = Path.of("made.mp4");
    private static final MediaAnalysis ORIGINAL = SomeMedia.toEncode(30);
    private static final MediaAnalysis RESULT = SomeMedia.compatible(30);

    private final List<Shot> compared = new ArrayList<>();

    @Test
    void framesThatLookAlikeInTheirOrderAreGood() throws Exception {
        check(new FrameFacts(30, true, 0, 0, false, null, true), OptionalDouble.of(0.95));

        assertThat(compared).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void framesThatAreShownInTheOrderOfTheirDecodingAreFound() {
        assertThatThrownBy(() -> check(new FrameFacts(30, false, 0, 0, false, null, true), OptionalDouble.of(1)))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("the frames of the converted file are not shown in their order");
    }

    @Test
    void packetsThatDoNotDecodeAreFound() {
        assertThatThrownBy(() -> check(new FrameFacts(12, true, 0, 0, false, null, true), OptionalDouble.of(1)))
                .hasMessage("only 12 of 30 frames of the converted file can be decoded");
    }

    @Test
    void aPictureThatLooksDifferentIsFound() {
        assertThatThrownBy(() -> check(new FrameFacts(30, true, 0, 0, false, null, true), OptionalDouble.of(0.4)))
                .hasMessage("frame 1 looks different: SSIM 0.400, below 0.700 of convert.least-ssim");
    }

    @Test
    void aResultOfWhichNothingCouldBeComparedIsNotVerified() {
        assertThatThrownBy(() -> check(new FrameFacts(30, true, 0, 0, false, null, true), OptionalDouble.empty()))
                .hasMessage("no frame of the converted file could be compared with its original");
    }

    @Test
    void whatADecoderLeavesOutOfTheOriginalItMayLeaveOutOfTheCopy() {
        ContentCheck check = new ContentCheck(
                analyzer(new FrameFacts(20, true, 0, 0, false, null, true)),
                (a, video, encoded, b) -> OptionalDouble.of(1),
                0.7);

        assertThatCode(() -> check.checkPicture(SOURCE, ORIGINAL, false, MADE, RESULT))
                .doesNotThrowAnyException();
    }

    @Test
    void theLeastAlikeOfTheComparedFramesIsTold() throws Exception {
        Iterator<Double> values = List.of(0.99, 0.93, 0.98, 0.97).iterator();
        ContentCheck check = new ContentCheck(
                analyzer(new FrameFacts(30, true, 0, 0, false, null, true)),
                (a, video, encoded, b) -> OptionalDouble.of(values.next()),
                0.7);

        assertThat(check.checkPicture(SOURCE, ORIGINAL, true, MADE, RESULT)).hasValue(0.93);
    }

    private void check(FrameFacts decoded, OptionalDouble ssim) throws Failure, InterruptedException {
        PictureComparison pictures = (original, video, encoded, made) -> {
            compared.add(original);
            return ssim;
        };
        new ContentCheck(analyzer(decoded), pictures, 0.7).checkPicture(SOURCE, ORIGINAL, true, MADE, RESULT);
    }

    private static MediaAnalyzer analyzer(FrameFacts decoded) {
        return new MediaAnalyzer() {
            @Override
            public MediaFacts facts(Path file) {
                return RESULT.facts();
            }

            @Override
            public Map<Integer, Timeline> timelines(Path file) {
                return RESULT.timelines();
            }

            @Override
            public FrameFacts frames(Path file, int stream, FrameExtent extent) {
                return decoded;
            }

            @Override
            public Optional<String> fieldOrder(Path file, int stream, double length) {
                return Optional.empty();
            }

            @Override
            public Loudness loudness(Path file, int stream) {
                return Loudness.NONE;
            }
        };
    }
}
