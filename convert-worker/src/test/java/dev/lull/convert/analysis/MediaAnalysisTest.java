package dev.lull.convert.analysis;

import static dev.lull.convert.testing.SomeFacts.facts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.convert.testing.SomeMedia;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MediaAnalysisTest {

    @Test
    void itEndsWithItsLongestStream() {
        MediaAnalysis file =
                new MediaAnalysis(facts().build(), Map.of(0, SomeMedia.video(20), 1, SomeMedia.audio(21.5)));

        assertThat(file.end()).isEqualTo(21.5);
        assertThat(file.length()).isEqualTo(21.5);
    }

    @Test
    void itsLengthCountsFromWhereItsTimelineBegins() {
        MediaAnalysis file = new MediaAnalysis(facts().beginningAt(4).build(), Map.of(0, SomeMedia.video(20)));

        assertThat(file.length()).isEqualTo(16);
    }

    @Test
    void aStreamWithoutPacketsDoesNotCount() {
        MediaAnalysis file = new MediaAnalysis(
                facts().build(), Map.of(0, SomeMedia.video(20), 1, new Timeline(0, 0, 99, true, true, none())));

        assertThat(file.end()).isEqualTo(20);
    }

    @Test
    void withoutPacketsItHasNoLength() {
        assertThat(new MediaAnalysis(facts().build(), Map.of()).length()).isZero();
    }

    @Test
    void aDeclaredStreamWithoutPacketsHasNoTimeline() {
        MediaAnalysis file = new MediaAnalysis(facts().build(), Map.of(0, SomeMedia.video(20)));

        assertThat(file.video()).isPresent();
        assertThat(file.audio()).isEmpty();
    }

    private static PacketIndex none() {
        return new PacketIndex(Ticks.of(), Ticks.of(), null);
    }
}
