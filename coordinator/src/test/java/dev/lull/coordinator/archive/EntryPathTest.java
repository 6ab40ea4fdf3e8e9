package dev.lull.coordinator.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryPathTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.jpg|a.jpg",
                "./day 1//a.jpg|day 1/a.jpg",
                "day 1\\a.jpg|day 1/a.jpg",
                "day 1/with\\backslash.jpg|day 1/with\\backslash.jpg",
                "a/./b.jpg|a/b.jpg",
                "..a/b..jpg|..a/b..jpg"
            })
    void whatMeansNothingIsLeftOut(String path, String clean) {
        assertThat(EntryPath.clean(path)).isEqualTo(clean);
        assertThat(EntryPath.objection(clean)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../a.jpg|its path leads out of the archive",
                "a/../../b.jpg|its path leads out of the archive",
                "..\\a.jpg|its path leads out of the archive",
                "/etc/passwd|its path is absolute",
                "C:\\a.jpg|its path is absolute",
                "\\\\server\\a.jpg|its path is absolute",
                "./|it has no name"
            })
    void whatLeadsAwayIsObjectedTo(String path, String objection) {
        assertThat(EntryPath.objection(EntryPath.clean(path))).contains(objection);
    }

    @Test
    void longNamesAndControlCharactersAreObjectedTo() {
        assertThat(EntryPath.objection("ü".repeat(128) + ".jpg"))
                .contains("a name in its path is longer than 255 bytes");
        assertThat(EntryPath.objection("folder/".repeat(130) + "a.jpg")).contains("its path is longer than 900 bytes");
        assertThat(EntryPath.objection("a\nb.jpg")).contains("its path holds control characters");
        assertThat(EntryPath.objection("a\u0000.jpg")).contains("its path holds control characters");
    }

    @Test
    void whateverItIsItCanBeShown() {
        assertThat(EntryPath.shown("../../etc/pass\nwd")).isEqualTo("‥/‥/etc/pass?wd");
        assertThat(EntryPath.shown("/a/" + "b".repeat(500)))
                .hasSizeLessThan(201)
                .startsWith("a/b");
    }
}
