package dev.lull.convert.verify;

import static dev.lull.convert.testing.SomeFacts.facts;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Failure;
import dev.lull.common.probe.TargetProfile;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.PacketIndex;
import dev.lull.convert.analysis.Ticks;
import dev.lull.convert.analysis.Timeline;
import dev.lull.convert.plan.Selection;
import dev.lull.convert.testing.SomeMedia;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is demanded of a file that was joined, beyond what is demanded of any. */
class JoinedVerificationTest {

    private static final MediaAnalysis SOURCE = SomeMedia.toEncode(30);
    private static final Selection SELECTION = Selection.of(SOURCE.facts(), ConversionKind.VIDEO, TargetProfile.WEB);

    @Test
    void everyFrameAtItsTimeIsGood() {
        assertThatCode(() -> check(SomeMedia.compatible(30))).doesNotThrowAnyException();
    }

    @Test
    void oneLostFrameIsFoundThoughAFileInOnePieceMayLoseIt() {
        MediaAnalysis made = made(without(SomeMedia.index(30), 12));

        assertThatCode(() -> Verification.check(SOURCE, 30, SELECTION, made, TargetProfile.WEB))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check(made))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("the converted film has 29 frames instead of 30");
    }

    @Test
    void aFrameThatMovedIsFound() {
        long[] times = SomeMedia.index(30).shown().stream().toArray();
        times[7] += SomeMedia.SECOND / 10;

        assertThatThrownBy(() -> check(made(times)))
                .hasMessage("frame 8 of the converted film is shown 100.000 ms off");
    }

    @Test
    void aResultWithoutVideoIsFound() {
        MediaAnalysis made = new MediaAnalysis(facts().lasting(30).build(), Map.of(1, SomeMedia.audio(30)));

        assertThatThrownBy(() -> check(made)).hasMessage("the converted file has no picture");
    }

    private static void check(MediaAnalysis made) throws Failure {
        Verification.checkJoined(SOURCE, SELECTION, made, TargetProfile.WEB);
    }

    private static MediaAnalysis made(long[] times) {
        Timeline video =
                new Timeline(times.length, 0, 30, true, true, new PacketIndex(Ticks.of(times), Ticks.of(times), null));
        return new MediaAnalysis(facts().lasting(30).build(), Map.of(0, video, 1, SomeMedia.audio(30)));
    }

    private static long[] without(PacketIndex index, int frame) {
        long[] all = index.shown().stream().toArray();
        long[] fewer = new long[all.length - 1];
        System.arraycopy(all, 0, fewer, 0, frame);
        System.arraycopy(all, frame + 1, fewer, frame, fewer.length - frame);
        return fewer;
    }
}
