package dev.lull.convert.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShownTextTest {

    private static final List<String> COMMAND = List.of(
            "/opt/lull/ffmpeg",
            "-i",
            "file:/srv/My Films/it's; a film.mkv",
            "-vf",
            "scale=w=640:h=480,setpts=PTS-0",
            "/var/lib/lull/scratch/made.mp4");

    @Test
    void ofFilesOnlyTheNamesAreShownAsAShellWouldTakeThem() {
        assertThat(ShownText.command(COMMAND))
                .isEqualTo("ffmpeg -i 'it'\\''s; a film.mkv' -vf scale=w=640:h=480,setpts=PTS-0 made.mp4");
    }

    @Test
    void noFolderIsLeftInWhatItSaid() {
        List<String> said = List.of(
                "file:/srv/My Films/it's; a film.mkv: Invalid data",
                "cannot load /usr/lib/x86_64/libx265.so",
                "[mov @ 0x55] 1/90000, 25/1");

        assertThat(ShownText.lines(COMMAND, said))
                .containsExactly(
                        "it's; a film.mkv: Invalid data", "cannot load libx265.so", "[mov @ 0x55] 1/90000, 25/1");
    }

    @Test
    void noAddressIsShown() {
        List<String> command = List.of("ffmpeg", "-i", "https://box/film?X-Amz-Signature=secret", "-y");

        assertThat(ShownText.command(command)).doesNotContain("secret", "box").endsWith("-y");
        assertThat(ShownText.lines(command, List.of("s3://key:secret@host/film: 403")))
                .containsExactly("s3://… 403");
    }
}
