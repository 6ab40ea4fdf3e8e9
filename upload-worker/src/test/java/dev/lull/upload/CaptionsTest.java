package dev.lull.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.MediaKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptionsTest {

    @ParameterizedTest
    @CsvSource({
        "1, 3, holiday – images 1/3",
        "1, 0, holiday – images 1",
        "4, 3, holiday – images 4",
        "0, 3, holiday – a.jpg",
    })
    void anAlbumSaysItsNumberAndHowManyThereAreOnceThatIsKnown(int album, int albums, String caption) {
        assertThat(Captions.caption(album, albums, List.of("/media/holiday/"), MediaKind.IMAGE, "day 1/a.jpg"))
                .isEqualTo(caption);
    }

    @Test
    void aVideoSaysItsName() {
        MediaKind film = MediaKind.VIDEO;
        String name = "clips/film.mp4";

        assertThat(Captions.caption(0, 3, List.of("/media/holiday"), film, name))
                .isEqualTo("holiday – film.mp4");
        assertThat(Captions.caption(0, 0, List.of("/media/film.mp4"), film, name))
                .isEqualTo("film.mp4");
        assertThat(Captions.caption(0, 0, List.of(), film, name)).isEqualTo("film.mp4");
    }

    @Test
    void severalPathsAreCounted() {
        assertThat(Captions.caption(2, 2, List.of("/a/summer", "/a/winter", "/b"), MediaKind.IMAGE, "x.png"))
                .isEqualTo("summer and 2 more – images 2/2");
    }
}
