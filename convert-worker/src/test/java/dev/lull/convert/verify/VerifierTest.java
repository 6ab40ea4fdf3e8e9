package dev.lull.convert.verify;

import static dev.lull.convert.testing.SomeFacts.facts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Failure;
import dev.lull.common.probe.TargetProfile;
import dev.lull.convert.analysis.FrameExtent;
import dev.lull.convert.analysis.FrameFacts;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.PacketIndex;
import dev.lull.convert.analysis.Ticks;
import dev.lull.convert.analysis.Timeline;
import dev.lull.convert.plan.Selection;
import dev.lull.convert.testing.FakeAnalyzer;
import dev.lull.convert.testing.SomeMedia;
import dev.lull.convert.testing.SomePictures;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a recording of 30 packets, 24 of which hold a frame. */
class VerifierTest {

    private static final MediaAnalysis RECORDING = SomeMedia.toEncode(30);
    private static final byte[] MADE = "made".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void packetsThatSayThatAFrameStaysAreNoFrames() throws Exception {
        assertThat(verified(new FrameFacts(24, true, 0, 0, false, null, true, null)))
                .map(LeastAlike::ssim)
                .hasValue(1.0);
    }

    @Test
    void packetsThatCannotBeDecodedAreFramesThatAreMissing() {
        assertThatThrownBy(() -> verified(new FrameFacts(24, true, 0, 0, false, null, false, null)))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("only 24 of 30 frames could be converted");
    }

    @Test
    void framesThatADecoderFindsAreToBeInTheResult() {
        assertThatThrownBy(() -> verified(new FrameFacts(29, true, 0, 0, false, null, true, null)))
                .hasMessage("only 24 of 29 frames could be converted");
    }

    private Optional<LeastAlike> verified(FrameFacts decoded) throws Exception {
        FakeAnalyzer analyzer = new FakeAnalyzer() {
            @Override
            public FrameFacts frames(Path file, int stream, FrameExtent extent) {
                return decoded;
            }
        };
        analyzer.learn(MADE, result());
        ContentCheck content = new ContentCheck(analyzer, new SomePictures(analyzer), 0.7);
        Path made = Files.write(folder.resolve("made.mp4"), MADE);
        Selection selection = Selection.of(RECORDING.facts(), ConversionKind.VIDEO, TargetProfile.WEB);
        return new Verifier(analyzer, content, TargetProfile.WEB)
                .whole(ConversionKind.VIDEO, selection, folder.resolve("recording.avi"), RECORDING, made);
    }

    /** Every fifth frame stays twice as long. */
    private static MediaAnalysis result() {
        long[] times = LongStream.range(0, 30)
                .filter(second -> second % 5 != 3)
                .map(second -> second * SomeMedia.SECOND)
                .toArray();
        Timeline picture = new Timeline(24, 0, 30, true, true, new PacketIndex(Ticks.of(times), Ticks.of(times), null));
        return new MediaAnalysis(facts().lasting(30).build(), Map.of(0, picture, 1, SomeMedia.audio(30)));
    }
}
