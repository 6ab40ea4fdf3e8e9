package dev.lull.convert.plan;

import static dev.lull.convert.testing.SomeFacts.facts;
import static dev.lull.convert.testing.SomeSettings.encoding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.convert.testing.SomeFacts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameSizeTest {

    @ParameterizedTest
    @CsvSource({
        // what fits stays as it is
        "1280, 720, 0, 25/1, 1280x720",
        "1920, 1080, 0, 60/1, 1920x1080",
        "1, 1, 0, 25/1, 2x2",
        // odd sides lose a line
        "321, 181, 0, 25/1, 320x180",
        // a rotated picture is turned upright before it is scaled
        "1920, 1080, 90, 30/1, 1080x1920",
        "321, 181, 270, 25/1, 180x320",
        // a higher level is declared before the picture is made smaller
        "3840, 2160, 0, 30/1, 3840x2160 5.1",
        "1920, 1080, 0, 120/1, 1920x1080 5.1",
        "1920, 1080, 0, 240/1, 1920x1080 5.2",
        "3840, 2160, 0, 60/1, 3840x2160 5.2",
        // larger than level 5.2 allows
        "7680, 4320, 0, 30/1, 3840x2160 5.2",
        "8000, 100, 0, 25/1, 3840x48 5.2",
        // rates nobody shoots at, or none
        "1280, 720, 0, 90000/1, 1280x720 5.1",
        "1280, 720, 0, 0/0, 1280x720",
    })
    void thePictureFitsTheLowestLevelThatTakesIt(int width, int height, int rotation, String rate, String expected) {
        SomeFacts facts = facts().size(width, height).rotated(rotation).rate(rate);

        FrameSize size = FrameSize.of(facts.build().mainVideo().orElseThrow(), encoding("medium", 23, 128, 0));

        assertThat(size.toString()).isEqualTo(expected.contains(" ") ? expected : expected + " 4.2");
    }
}
