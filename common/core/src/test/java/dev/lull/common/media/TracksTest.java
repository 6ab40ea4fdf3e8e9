package dev.lull.common.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TracksTest {

    @Test
    void theyAreReadAsTheyWereWritten() {
        Tracks tracks = new Tracks(
                "matroska",
                61.5,
                List.of(
                        new Track("video", "hevc", null, "1920x1080, 25 fps"),
                        new Track("subtitle", "subrip", "e\"ng", "")));

        assertThat(Tracks.read(tracks.text())).isEqualTo(tracks.all());
        assertThatThrownBy(() -> Tracks.read("[")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatAFileSaysOfItselfIsBoundedAndOfOneLine() {
        Track track = new Track("data", "a\r\n\u2028b", "x".repeat(5_000), "");

        Tracks tracks = new Tracks("mov", 0, Collections.nCopies(5_000, track));

        assertThat(track.codec()).isEqualTo("a b");
        assertThat(track.language()).hasSize(100);
        assertThat(tracks.all()).hasSize(Tracks.MOST);
    }
}
