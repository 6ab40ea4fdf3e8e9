package dev.lull.common.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SidecarNamesTest {

    private final SidecarNames names = new SidecarNames(List.of(
            "IMG_1.jpg",
            "IMG_2.HEIC",
            "IMG_2.MOV",
            "film.mkv",
            "film.en.mkv",
            "notes.txt",
            "a.b.c.jpg",
            "GOPR1.LRV",
            "GOPR1.MP4"));

    @ParameterizedTest
    @CsvSource({
        "IMG_1.xmp, IMG_1.jpg",
        "IMG_1.jpg.xmp, IMG_1.jpg",
        "IMG_1.jpg.json, IMG_1.jpg",
        "IMG_1.jpg.supplemental-metadata.json, IMG_1.jpg",
        "IMG_2.AAE, IMG_2.HEIC",
        "IMG_2.MOV.xmp, IMG_2.MOV",
        "IMG_2.srt, IMG_2.MOV",
        "GOPR1.THM, GOPR1.MP4",
        "film.srt, film.mkv",
        "film.de.vtt, film.mkv",
        "film.en.srt, film.en.mkv",
        "a.b.c.xmp, a.b.c.jpg",
    })
    void aSidecarBelongsToTheFileWithWhichItSharesMostOfItsName(String sidecar, String owner) {
        assertThat(names.owner(sidecar)).contains(owner);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"IMG_9.xmp", "notes.json", "IMG_1.txt", "IMG_1.jpg", ".xmp", "xmp", "a.xmp", "IMG_1.a.b.c.xmp"})
    void anyOtherFileBelongsToNone(String name) {
        assertThat(names.owner(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "IMG_1.xmp, IMG_1.jpg, IMG_1 (2).jpg, IMG_1 (2).xmp",
        "IMG_1.jpg.xmp, IMG_1.jpg, IMG_1 (2).jpg, IMG_1 (2).jpg.xmp",
        "film.srt, film.mkv, film.mp4, film.srt",
        "film.en.srt, film.mkv, film.mp4, film.en.srt",
        "film.mkv.json, film.mkv, film.mp4, film.mp4.json",
        "copy.xmp, IMG_1.jpg, IMG_1.jpg, IMG_1.xmp",
        "copy.jpg.json, IMG_1.jpg, IMG_1 (2).jpg, IMG_1 (2).jpg.json",
    })
    void aSidecarTakesTheNameThatItsFileGot(String sidecar, String owner, String arrived, String name) {
        assertThat(SidecarNames.beside(sidecar, owner, arrived)).isEqualTo(name);
    }

    @Test
    void aThumbnailIsNotShownAsAnImageOfItsOwn() {
        assertThat(SidecarNames.contentType("GOPR1.THM")).isEqualTo("application/octet-stream");
    }
}
