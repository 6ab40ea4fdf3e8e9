package dev.lull.common.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.Failure;
import dev.lull.common.process.Ffmpeg;
import dev.lull.common.testing.SampleMedia;
import dev.lull.common.testing.TestFfmpeg;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfprobeMediaProbeIT {

    private final MediaProbe probe = new FfprobeMediaProbe(TestFfmpeg.get());

    @TempDir
    Path directory;

    @Test
    void aFilmWithoutItsIndexFailsWithFfprobesOwnWords() throws Exception {
        SampleMedia media = SampleMedia.in(directory);
        Path whole = media.h264Mp4WithoutFaststart("whole.mp4", 1);
        Path cut = media.truncated(whole, "cut: [here].mp4", Files.size(whole) / 2);

        assertThatThrownBy(() -> probe.probe(cut))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("moov atom not found");
    }

    @Test
    void aPlaylistMayNotReachOtherFiles() throws Exception {
        Path other = SampleMedia.in(directory).h264Ts("other.ts", 0.5);
        Path playlist =
                Files.writeString(directory.resolve("holiday.mp4"), "ffconcat version 1.0\nfile " + other + "\n");

        assertThatThrownBy(() -> probe.probe(playlist))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("a format that is not opened here");
    }

    @Test
    void whatWantsAnOutlandishDecoderIsRefused() throws Exception {
        Path film = SampleMedia.in(directory)
                .make("film.avi", "-f", "lavfi", "-i", "testsrc=size=64x48:duration=0.2:rate=10", "-c:v", "magicyuv");

        assertThatThrownBy(() -> probe.probe(film))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("magicyuv is not among the codecs that are decoded");
    }

    @Test
    void aFileThatIsGoneSaysSo() {
        assertThatThrownBy(() -> probe.probe(directory.resolve("gone.mp4")))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("No such file or directory");
    }

    @Test
    void anFfprobeThatCannotBeStartedIsNotTheFilesFault() {
        Ffmpeg missing = new Ffmpeg(Path.of("/no/ffmpeg"), Path.of("/no/ffprobe"), Map.of(), "8.0.1", "configured");
        Path film = SampleMedia.in(directory).h264Mp4("a.mp4", 0.2);

        assertThatThrownBy(() -> new FfprobeMediaProbe(missing).probe(film)).isInstanceOf(Failure.Transient.class);
    }

    @Test
    void anFfprobeThatHangsIsKilledAndNotTheFilesFault() throws Exception {
        Path pidFile = directory.resolve("pid");
        Ffmpeg hanging = programDoing("echo $$ > '" + pidFile + "'; exec sleep 600");
        Path film = SampleMedia.in(directory).h264Mp4("a.mp4", 0.2);

        assertThatThrownBy(() -> new FfprobeMediaProbe(hanging, Duration.ofMillis(500)).probe(film))
                .isInstanceOf(Failure.Transient.class)
                .hasMessageContaining("gave no answer");
        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip())))
                .isEmpty();
    }

    @Test
    void anFfprobeThatNeverStopsTalkingIsStopped() throws Exception {
        Ffmpeg talking = programDoing("exec cat /dev/zero");
        Path film = SampleMedia.in(directory).h264Mp4("a.mp4", 0.2);

        assertThatThrownBy(() -> new FfprobeMediaProbe(talking).probe(film))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("its description is longer than 8 MB");
    }

    @Test
    void namesThatLookLikeOptionsOrProtocolsAreOnlyNames() throws Exception {
        Path film = SampleMedia.in(directory).h264Mp4("-i concat:a|b 'quoted' \u00fc \ud83c\udf89\nline.mp4", 0.2);

        assertThat(probe.probe(film).video()).hasSize(1);
    }

    @Test
    void theFactsOfAFilmAreThoseItWasMadeWith() throws Exception {
        Path film = SampleMedia.in(directory).h264Mp4("a.mp4", 1);

        MediaFacts facts = probe.probe(film);

        assertThat(facts.majorBrand()).isEqualTo("isom");
        assertThat(facts.fastStart()).isTrue();
        assertThat(facts.fragmented()).isFalse();
        assertThat(facts.truncated()).isNull();
        assertThat(facts.duration()).isBetween(0.95, 1.1);
        assertThat(facts.size()).isEqualTo(Files.size(film));
        assertThat(facts.mainVideo()).hasValueSatisfying(video -> {
            assertThat(video.codec()).isEqualTo("h264");
            assertThat(video.pixelFormat()).isEqualTo("yuv420p");
            assertThat(video.width()).isEqualTo(160);
            assertThat(video.frames()).isEqualTo(25);
            assertThat(video.frameRate()).isEqualTo("25/1");
        });
        assertThat(facts.mainAudio()).hasValueSatisfying(audio -> {
            assertThat(audio.codec()).isEqualTo("aac");
            assertThat(audio.profile()).isEqualTo("LC");
        });
    }

    @Test
    void rotationIsClockwise() throws Exception {
        SampleMedia media = SampleMedia.in(directory);
        Path upright = media.h264Mp4("upright.mp4", 0.2);
        Path turned = media.make(
                "turned.mp4", "-display_rotation", "90", "-i", upright.toString(), "-c", "copy", "-f", "mp4");

        assertThat(probe.probe(turned).mainVideo().orElseThrow().rotation()).isEqualTo(270);
    }

    @Test
    void aCoverPictureIsNoMovingPicture() throws Exception {
        SampleMedia media = SampleMedia.in(directory);
        String cover = media.jpeg("cover.jpg").toString();
        Path song = media.make(
                "song.m4a",
                "-f",
                "lavfi",
                "-i",
                "sine=d=1",
                "-i",
                cover,
                "-map",
                "0:a",
                "-map",
                "1:v",
                "-c:v",
                "copy",
                "-disposition:v:0",
                "attached_pic",
                "-f",
                "ipod");

        MediaFacts facts = probe.probe(song);

        assertThat(facts.video()).isEmpty();
        assertThat(facts.extras()).extracting(ExtraStream::toString).containsExactly("cover picture (mjpeg)");
    }

    @Test
    void aFilmThatBreaksOffSaysWhere() throws Exception {
        SampleMedia media = SampleMedia.in(directory);
        Path mp4 = media.h264Mp4("a.mp4", 1);
        Path mkv = media.h264Mkv("a.mkv", 1);

        assertThat(probe.probe(media.truncated(mp4, "b.mp4", Files.size(mp4) - 100))
                        .truncated())
                .isEqualTo("file breaks off at byte " + (Files.size(mp4) - 100) + ": its mdat box should end at byte "
                        + Files.size(mp4));
        assertThat(probe.probe(media.truncated(mkv, "b.mkv", Files.size(mkv) - 100))
                        .truncated())
                .isEqualTo("file breaks off at byte " + (Files.size(mkv) - 100) + ": its segment should end at byte "
                        + Files.size(mkv));
    }

    @Test
    void aFilmWhoseMediaDataCountsItsHeaderTwiceIsWhole() throws Exception {
        SampleMedia media = SampleMedia.in(directory);
        Path mp4 = media.h264Mp4("a.mp4", 1);
        byte[] bytes = Files.readAllBytes(mp4);
        int mdat = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("mdat") - 4;
        ByteBuffer.wrap(bytes).putInt(mdat, bytes.length - mdat + 8);
        Files.write(mp4, bytes);

        assertThat(probe.probe(mp4).truncated()).isNull();
    }

    private Ffmpeg programDoing(String script) throws IOException {
        Path program = Files.writeString(directory.resolve("ffprobe"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new Ffmpeg(program, program, Map.of(), "8.0.1", "configured");
    }
}
