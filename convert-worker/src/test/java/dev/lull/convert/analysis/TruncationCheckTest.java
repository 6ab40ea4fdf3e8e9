package dev.lull.convert.analysis;

import static dev.lull.convert.testing.SomeFacts.facts;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.MediaFacts;
import dev.lull.convert.testing.SomeMedia;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TruncationCheckTest {

    @Test
    void aFileThatReachesItsDeclaredEndIsWhole() {
        assertWhole(facts().lasting(20).build(), 20);
    }

    @Test
    void aSecondMayBeMissingAsHeadersRound() {
        assertWhole(facts().lasting(20.9).build(), 20);
    }

    @Test
    void ofALongFileATwentiethMayBeMissingAsItsDurationMayBeAnEstimate() {
        assertWhole(facts().lasting(1000).build(), 951);
    }

    @Test
    void moreIsTooMuch() {
        assertRefused(facts().lasting(1000).build(), 940, "ends at 940.0 s of 1000.0 s declared");
    }

    @Test
    void whatTheFileItselfSaysIsMissingIsSaid() {
        assertRefused(facts().truncated("its index is missing").build(), 20, "its index is missing");
    }

    @Test
    void audioAloneIsNoVideo() {
        assertRefused(facts().withoutPicture().build(), 20, "there is no moving picture in it");
    }

    @Test
    void aStreamWithoutFramesIsRefused() {
        assertRefused(facts().build(), 0, "there is not one whole frame in it");
    }

    private static void assertWhole(MediaFacts facts, int seconds) {
        assertThatCode(() -> TruncationCheck.check(analysis(facts, seconds))).doesNotThrowAnyException();
    }

    private static void assertRefused(MediaFacts facts, int seconds, String reason) {
        assertThatThrownBy(() -> TruncationCheck.check(analysis(facts, seconds)))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage(reason);
    }

    private static MediaAnalysis analysis(MediaFacts facts, int seconds) {
        return new MediaAnalysis(facts, Map.of(0, SomeMedia.video(seconds)));
    }
}
