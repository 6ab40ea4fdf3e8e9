package dev.lull.convert.verify;

import static dev.lull.convert.testing.SomeFacts.facts;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Failure;
import dev.lull.common.probe.MediaFacts;
import dev.lull.common.probe.TargetProfile;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.PacketIndex;
import dev.lull.convert.analysis.Ticks;
import dev.lull.convert.analysis.Timeline;
import dev.lull.convert.analysis.TruncationCheck;
import dev.lull.convert.plan.Selection;
import dev.lull.convert.testing.SomeFacts;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerificationTest {

    private static final Timeline PICTURE = timeline(500, 0, 20, true, true);
    private static final Timeline SOUND = timeline(938, 0, 20, true, true);
    private static final MediaFacts GOOD = facts().build();
    private static final MediaFacts SOURCE = facts().container("matroska,webm").build();

    @Test
    void aTruncatedSourceIsRefusedWithWhatIsMissing() {
        MediaAnalysis source = new MediaAnalysis(SOURCE, Map.of(0, timeline(300, 0, 12, true, true)));

        assertThatThrownBy(() -> TruncationCheck.check(source))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("ends at 12.0 s of 20.0 s declared");
    }

    @Test
    void soundThatGoesOnAfterThePictureMakesASourceWhole() {
        MediaAnalysis source = measured(SOURCE, timeline(300, 0, 12, true, true), SOUND);

        assertThatCode(() -> TruncationCheck.check(source)).doesNotThrowAnyException();
    }

    @Test
    void aLateStartThatIsCountedAsDurationIsNotMissing() {
        MediaFacts late = facts().beginningAt(3).lasting(20).build();
        MediaAnalysis source = new MediaAnalysis(late, Map.of(0, timeline(425, 3, 20, true, true)));

        assertThatCode(() -> TruncationCheck.check(source)).doesNotThrowAnyException();
    }

    @Test
    void aSourceWithoutOneFrameIsRefused() {
        assertThatThrownBy(() -> TruncationCheck.check(new MediaAnalysis(SOURCE, Map.of(1, SOUND))))
                .hasMessage("there is not one whole frame in it");
    }

    @Test
    void whatHoldsAllOfItsSourceIsGood() {
        assertThatCode(() -> check(measured(SOURCE, PICTURE, SOUND), measured(GOOD, PICTURE, SOUND)))
                .doesNotThrowAnyException();
    }

    @Test
    void missingFramesAreFound() {
        assertRefused(GOOD, timeline(490, 0, 20, true, true), "only 490 of 500 frames could be converted");
    }

    @Test
    void framesThatTheSourceKeepsToItselfAreFound() {
        assertRefused(
                GOOD,
                timeline(501, 0, 20, true, true),
                "has 501 frames instead of 500: some that the source does not show");
    }

    @Test
    void aPictureThatIsTooShortIsFound() {
        assertRefused(GOOD, timeline(500, 0, 18.8, true, true), "the picture lasts 18.8 s instead of 20.0 s");
    }

    @Test
    void aPictureThatMovedAgainstItsSoundIsFound() {
        assertRefused(GOOD, timeline(500, 0.1, 20.1, true, true), "picture and sound moved apart by 100 ms");
    }

    @Test
    void framesOutOfOrderAreFound() {
        assertRefused(GOOD, timeline(500, 0, 20, false, true), "the frames of the converted file are not in order");
    }

    @Test
    void aResultThatIsNotCompatibleIsFound() {
        assertRefused(
                facts().video("h264", "High 10", "yuv420p10le").build(),
                PICTURE,
                "the converted file is not compatible: profile High 10; pix_fmt yuv420p10le");
    }

    @Test
    void lostSoundIsFound() {
        MediaAnalysis made = new MediaAnalysis(facts().silent().build(), Map.of(0, PICTURE));

        assertThatThrownBy(() -> check(measured(SOURCE, PICTURE, SOUND), made))
                .hasMessage("the converted file has lost its sound");
    }

    @Test
    void fieldsInPacketsOfTheirOwnCountAsHalfFrames() {
        SomeFacts interlaced = facts().container("matroska,webm").fields("tt");
        MediaAnalysis source = measured(interlaced.build(), timeline(1000, 0, 20, true, true), SOUND);

        assertThatCode(() -> check(source, measured(GOOD, PICTURE, SOUND))).doesNotThrowAnyException();
    }

    private static void assertRefused(MediaFacts facts, Timeline picture, String reason) {
        assertThatThrownBy(() -> check(measured(SOURCE, PICTURE, SOUND), measured(facts, picture, SOUND)))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage(reason);
    }

    private static void check(MediaAnalysis source, MediaAnalysis made) throws Failure {
        Selection selection = Selection.of(source.facts(), ConversionKind.REMUX, TargetProfile.WEB);
        Verification.check(source, Verification.packets(source), selection, made, TargetProfile.WEB);
    }

    private static MediaAnalysis measured(MediaFacts facts, Timeline picture, Timeline sound) {
        return new MediaAnalysis(facts, Map.of(0, picture, 1, sound));
    }

    private static Timeline timeline(long packets, double start, double end, boolean rising, boolean exact) {
        return new Timeline(packets, start, end, rising, exact, new PacketIndex(Ticks.of(), Ticks.of(), null));
    }
}
