package dev.lull.common.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.testing.SampleMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageCheckIT {

    private static final String ONE_PICTURE = "testsrc2=size=64x48:rate=1:duration=1";

    @TempDir
    Path directory;

    @Test
    void aTruncatedJpegIsDamagedAtTheByteItEndsAt() throws Exception {
        SampleMedia media = SampleMedia.in(directory);
        Path half = media.truncated(media.jpeg("whole.jpg"), "half.jpg", 900);

        assertThat(ImageCheck.damage(half, "image/jpeg"))
                .contains("image data breaks off at byte 900: no end-of-image marker");
    }

    @ParameterizedTest
    @CsvSource({
        "image/jpeg, mjpeg, image2",
        "image/png, png, image2",
        "image/apng, apng, apng",
        "image/gif, gif, gif",
        "image/bmp, bmp, image2",
        "image/webp, libwebp, webp",
        "image/avif, libaom-av1, avif",
    })
    void aWholeImageIsFineAndOneThatLacksItsEndIsNot(String type, String codec, String format) throws Exception {
        SampleMedia media = SampleMedia.in(directory);
        Path whole = media.make("whole", picture(codec, format));
        Path cut = media.truncated(whole, "cut", Files.size(whole) * 2 / 3);

        assertThat(ImageCheck.damage(whole, type)).isEmpty();
        assertThat(ImageCheck.damage(cut, type)).get().asString().contains("breaks off at byte " + Files.size(cut));
    }

    @Test
    void whatCamerasAppendBehindTheImageDoesNoHarm() throws Exception {
        Path photo = SampleMedia.in(directory).jpeg("photo.jpg");
        Files.write(photo, new byte[4096], StandardOpenOption.APPEND);

        assertThat(ImageCheck.damage(photo, "image/jpeg")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"image/jpeg", "image/png", "image/gif", "image/bmp", "image/webp", "image/avif"})
    void aFileOfOneByteDoesNotConfuseTheCheck(String type) throws IOException {
        Path file = Files.write(directory.resolve("one"), new byte[] {1});

        assertThat(ImageCheck.damage(file, type))
                .satisfiesAnyOf(
                        damage -> assertThat(damage).get().asString().contains("breaks off"),
                        damage -> assertThat(type).isEqualTo("image/avif"));
    }

    @Test
    void aTypeThatDoesNotTellIsTakenAsWhole() throws IOException {
        Path file = Files.write(directory.resolve("a.psd"), new byte[] {1});

        assertThat(ImageCheck.damage(file, "image/vnd.adobe.photoshop")).isEmpty();
    }

    private static String[] picture(String codec, String format) {
        return new String[] {"-f", "lavfi", "-i", ONE_PICTURE, "-frames:v", "1", "-c:v", codec, "-f", format};
    }
}
