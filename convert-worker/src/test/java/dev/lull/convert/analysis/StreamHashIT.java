package dev.lull.convert.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.testing.SampleMedia;
import dev.lull.common.testing.TestFfmpeg;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A film in H.264 and AAC, two seconds long, in one container and another. */
class StreamHashIT {

    private static final int PICTURE = 0;
    private static final int SOUND = 1;

    private final MediaAnalyzer analyzer = new FfprobeAnalyzer(TestFfmpeg.get());

    @TempDir
    Path folder;

    private Path film;

    @BeforeEach
    void film() {
        film = encoded("film.mkv", "320x180", "testsrc2");
    }

    @Test
    void aCopyHoldsTheSamePackets() throws Exception {
        Path copy = ffmpeg("copy.mp4", "-i", film.toString(), "-c", "copy");

        assertThat(same(film, copy, PICTURE)).isTrue();
        assertThat(same(film, copy, SOUND)).isTrue();
    }

    @Test
    void allStreamsAreComparedInOneLook() throws Exception {
        Path quiet = ffmpeg("quiet.mp4", "-i", film.toString(), "-c:v", "copy", "-af", "volume=0.5");

        assertThat(analyzer.samePackets(List.of(pair(film, quiet, PICTURE), pair(film, quiet, SOUND))))
                .containsExactly(true, false);
        assertThat(analyzer.samePackets(List.of())).isEmpty();
    }

    @Test
    void anotherPictureAndAnotherSoundAreFound() throws Exception {
        Path other = encoded("other.mkv", "320x180", "testsrc");

        assertThat(same(film, other, PICTURE)).isFalse();
        assertThat(same(film, ffmpeg("quiet.mp4", "-i", film.toString(), "-c:v", "copy", "-af", "volume=0.5"), SOUND))
                .isFalse();
    }

    @Test
    void aChangedBitInOnePacketIsFound() throws Exception {
        Path copy = ffmpeg("copy.mp4", "-i", film.toString(), "-c", "copy");
        byte[] bytes = Files.readAllBytes(copy);
        bytes[bytes.length / 2] ^= 1;
        Files.write(copy, bytes);

        assertThat(same(film, copy, PICTURE) && same(film, copy, SOUND)).isFalse();
    }

    @Test
    void aCopyThatLacksItsEndIsFound() throws Exception {
        Path copy = ffmpeg("copy.mkv", "-i", film.toString(), "-c", "copy", "-t", "1.5");

        assertThat(same(film, copy, PICTURE)).isFalse();
        assertThat(same(film, copy, SOUND)).isFalse();
    }

    @Test
    void theSamePacketsUnderAnotherHeaderAreNotTheSame() throws Exception {
        Path other = ffmpeg("other.mkv", "-i", film.toString(), "-c", "copy", "-bsf:v", "h264_metadata=level=5.2");

        assertThat(same(film, other, PICTURE)).isFalse();
        assertThat(same(film, other, SOUND)).isTrue();
    }

    @Test
    void ofWhatIsNoMediaNothingIsTheSame() throws Exception {
        Path text = Files.writeString(folder.resolve("text.mkv"), "text");

        assertThat(same(film, text, PICTURE)).isFalse();
        assertThat(same(film, film, 7)).isFalse();
    }

    private boolean same(Path one, Path other, int stream) throws Exception {
        return analyzer.samePackets(List.of(pair(one, other, stream))).get(0);
    }

    private static StreamPair pair(Path one, Path other, int stream) {
        return new StreamPair(
                new StreamOfFile(one, stream, stream == PICTURE), new StreamOfFile(other, stream, stream == PICTURE));
    }

    private Path encoded(String name, String size, String source) {
        return ffmpeg(
                name,
                "-f",
                "lavfi",
                "-i",
                source + "=s=" + size + ":d=2",
                "-f",
                "lavfi",
                "-i",
                "sine=d=2",
                "-c:v",
                "libx264",
                "-pix_fmt",
                "yuv420p",
                "-c:a",
                "aac");
    }

    private Path ffmpeg(String name, String... arguments) {
        return SampleMedia.in(folder).make(name, arguments);
    }
}
