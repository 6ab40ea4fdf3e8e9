package dev.lull.convert.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.Failure;
import dev.lull.convert.analysis.FrameExtent;
import dev.lull.convert.analysis.FrameFacts;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.testing.FakeAnalyzer;
import dev.lull.convert.testing.SomeMedia;
import dev.lull.convert.testing.SomePictures;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What decoding shows of a result of 30 frames, whatever its packets say. */
class ContentCheckTest {

    private static final Path SOURCE = Path.of("source.mkv");
    private static final MediaAnalysis ORIGINAL = SomeMedia.toEncode(30);
    private static final MediaAnalysis RESULT = SomeMedia.compatible(30);
    private static final SameStreams ALL_THE_SAME = new SameStreams(true, Set.of(0));
    private static final SameStreams NOTHING_THE_SAME = new SameStreams(false, Set.of());

    @TempDir
    Path folder;

    private final FakeAnalyzer analyzer = new FakeAnalyzer() {
        @Override
        public FrameFacts frames(Path file, int stream, FrameExtent extent) {
            return decoded;
        }
    };
    private FrameFacts decoded = new FrameFacts(30, true, 0, 0, false, null, true, null);
    private Path made;

    @BeforeEach
    void make() throws Exception {
        byte[] bytes = "made".getBytes(StandardCharsets.UTF_8);
        analyzer.learn(bytes, RESULT);
        made = Files.write(folder.resolve("made.mp4"), bytes);
    }

    @Test
    void framesThatLookAlikeInTheirOrderAreGood() throws Exception {
        SomePictures pictures = new SomePictures(analyzer);

        assertThat(check(pictures)).map(LeastAlike::ssim).hasValue(1.0);
        assertThat(pictures.compared()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void framesThatAreShownInTheOrderOfTheirDecodingAreFound() {
        assertThatThrownBy(() -> check(decoding(shown -> {
                    List<Long> swapped = new ArrayList<>(shown);
                    Collections.swap(swapped, 3, 4);
                    return swapped;
                })))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("the frames of the converted file are not shown in their order");
    }

    @Test
    void framesForWhichADecoderMakesUpTimesAreFound() {
        assertThatThrownBy(() -> check(decoding(shown ->
                        shown.stream().map(time -> time == 0 ? 0 : time + 1).toList())))
                .hasMessage("the frames of the converted file are not shown in their order");
    }

    @Test
    void packetsThatDoNotDecodeAreFound() {
        assertThatThrownBy(() -> check(decoding(shown -> shown.subList(0, 12))))
                .hasMessage("only 12 of 30 frames of the converted file can be decoded");
    }

    @Test
    void aPictureThatLooksDifferentIsFound() {
        assertThatThrownBy(() -> check(alike(0.4, 0.99, 0.99)))
                .hasMessage("frame 1 looks different: SSIM 0.400, below 0.700 of convert.least-ssim");
    }

    @Test
    void aResultOfWhichNothingCouldBeComparedIsNotVerified() {
        assertThatThrownBy(() -> check(alike()))
                .hasMessage("no frame of the converted file could be compared with its original");
    }

    @Test
    void theLeastAlikeOfTheComparedFramesIsTold() throws Exception {
        LeastAlike least = check(alike(0.99, 0.93, 0.98)).orElseThrow();

        assertThat(least.ssim()).isEqualTo(0.93);
        assertThat(least.seconds())
                .as("the second of four frames from the first to the last of 30")
                .isEqualTo(9);
        assertThat(least.still()).isEqualTo(folder.resolve("still-9.jpg"));
    }

    @Test
    void whatADecoderLeavesOutOfTheOriginalItMayLeaveOutOfTheCopy() {
        decoded = new FrameFacts(20, true, 0, 0, false, null, true, null);

        assertThatCode(() -> content(new SomePictures(analyzer))
                        .checkPicture(SOURCE, ORIGINAL, false, NOTHING_THE_SAME, made, RESULT))
                .doesNotThrowAnyException();
    }

    @Test
    void aCopyWhoseFramesAreOutOfOrderIsFound() {
        decoded = new FrameFacts(30, false, 0, 0, false, null, true, null);

        assertThatThrownBy(() -> content(new SomePictures(analyzer))
                        .checkPicture(SOURCE, ORIGINAL, false, NOTHING_THE_SAME, made, RESULT))
                .hasMessage("the frames of the converted file are not shown in their order");
    }

    @Test
    void aCopyOfTheSamePacketsAtTheSameTimesNeedsNoDecoding() throws Exception {
        decoded = new FrameFacts(0, false, 0, 0, false, null, true, null);
        SomePictures pictures = new SomePictures(analyzer);

        content(pictures).checkPicture(SOURCE, ORIGINAL, false, ALL_THE_SAME, made, RESULT);

        assertThat(pictures.compared()).hasSize(1);
    }

    private Optional<LeastAlike> check(PictureComparison pictures) throws Failure, InterruptedException {
        return content(pictures).checkPicture(SOURCE, ORIGINAL, true, NOTHING_THE_SAME, made, RESULT);
    }

    private ContentCheck content(PictureComparison pictures) {
        return new ContentCheck(analyzer, pictures, 0.7);
    }

    /** So much, one frame after the other; those behind cannot be compared. */
    private SomePictures alike(Double... values) {
        Iterator<Double> next = List.of(values).iterator();
        return new SomePictures(analyzer) {
            @Override
            protected OptionalDouble ssim() {
                return next.hasNext() ? OptionalDouble.of(next.next()) : OptionalDouble.empty();
            }
        };
    }

    private SomePictures decoding(UnaryOperator<List<Long>> change) {
        return new SomePictures(analyzer) {
            @Override
            protected List<Long> shown(List<Long> packets) {
                return change.apply(packets);
            }
        };
    }
}
