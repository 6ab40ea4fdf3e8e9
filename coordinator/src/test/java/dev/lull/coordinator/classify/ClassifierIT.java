package dev.lull.coordinator.classify;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.Capture;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.Track;
import dev.lull.common.probe.FfprobeMediaProbe;
import dev.lull.common.probe.TargetProfile;
import dev.lull.common.testing.SampleMedia;
import dev.lull.common.testing.TestFfmpeg;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import org.assertj.core.api.RecursiveComparisonAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifierIT {

    private final Classifier classifier = new Classifier(new FfprobeMediaProbe(TestFfmpeg.get()), TargetProfile.WEB);

    @TempDir
    Path directory;

    private SampleMedia media;

    @BeforeEach
    void media() {
        media = SampleMedia.in(directory);
    }

    private Classification classify(Path file) throws Failure, InterruptedException {
        return classifier.classify(file, file.getFileName().toString(), classifier.sniff(file));
    }

    @Test
    void textNamedMp4IsSkippedForWhatItIs() throws Exception {
        Path text = Files.writeString(directory.resolve("a.mp4"), "no film\n".repeat(50));

        assertThat(classify(text))
                .isEqualTo(Classification.skipped("text/plain", "text/plain is not a picture or a video"));
    }

    @Test
    void randomBytesAreSkipped() throws Exception {
        byte[] bytes = new byte[300_000];
        new Random(34).nextBytes(bytes);
        Path random = Files.write(directory.resolve("a.mp4"), bytes);

        assertThat(classify(random))
                .isEqualTo(
                        Classification.skipped("application/octet-stream", "unknown data is not a picture or a video"));
    }

    @Test
    void soundIsSkippedEvenWithACoverPicture() throws Exception {
        String cover = media.jpeg("cover.jpg").toString();
        Path song = media.make(
                "song.mp4",
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
                "mp4");

        assertThat(classify(song))
                .isEqualTo(Classification.skipped("audio/mp4", "sound (aac) without a moving picture"));
    }

    @Test
    void aFilmWithoutItsIndexIsQuarantinedWithFfprobesWords() throws Exception {
        Path whole = media.h264Mp4WithoutFaststart("a.mp4", 1);

        assertThat(classify(media.truncated(whole, "b.mp4", Files.size(whole) / 2)))
                .isEqualTo(Classification.damaged(MediaKind.VIDEO, "video/mp4", "moov atom not found"));
    }

    @Test
    void aFilmThatBreaksOffIsQuarantinedWithTheByteItEndsAt() throws Exception {
        Path whole = media.h264Mkv("a.mkv", 1);
        long half = Files.size(whole) / 2;

        Classification classification = classify(media.truncated(whole, "b.mkv", half));

        assertThat(classification.state()).isEqualTo(MediaState.QUARANTINED);
        assertThat(classification.reason()).startsWith("file breaks off at byte " + half);
    }

    @Test
    void aTruncatedJpegIsQuarantinedWithTheByteItEndsAt() throws Exception {
        assertThat(classify(media.truncated(media.jpeg("a.jpg"), "b.jpg", 900)))
                .isEqualTo(Classification.damaged(
                        MediaKind.IMAGE, "image/jpeg", "image data breaks off at byte 900: no end-of-image marker"));
    }

    @Test
    void aFileThatIsGoneIsAFailureAndNotADecision() {
        assertThatThrownBy(() -> classify(directory.resolve("gone")))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("the file is gone");
    }

    @Test
    void anImageGoesOutAtOnce() throws Exception {
        assertThat(classify(media.png("a.mp4"))).isEqualTo(Classification.queued(MediaKind.IMAGE, "image/png"));
    }

    @Test
    void aCompatibleFilmGoesOutAtOnce() throws Exception {
        Classification film = classify(media.h264Mp4("a.txt", 0.5));

        assertThatDecision(film).isEqualTo(Classification.queued(MediaKind.VIDEO, "video/mp4"));
        assertThat(film.tracks().container()).isEqualTo("mp4");
        assertThat(film.tracks().all()).extracting(Track::codec).contains("h264");
    }

    @Test
    void aFilmIsWrittenDownWithWhenWhereAndWithWhatItWasTaken() throws Exception {
        String[] phone = {
            "-f",
            "lavfi",
            "-i",
            "testsrc2=s=160x120:r=25:d=0.2",
            "-c:v",
            "mpeg4",
            "-movflags",
            "use_metadata_tags",
            "-metadata",
            "com.apple.quicktime.creationdate=2019-07-21T23:15:30+0200",
            "-metadata",
            "com.apple.quicktime.location.ISO6709=+48.8583+002.2945+035.000/",
            "-metadata",
            "com.apple.quicktime.make=Apple",
            "-metadata",
            "com.apple.quicktime.model=iPhone 13 Pro"
        };

        assertThat(classify(media.make("a.mov", phone)).change().facts())
                .containsEntry(MediaField.CAPTURED_AT, "2019-07-21T23:15:30+02:00")
                .containsEntry(MediaField.CAPTURED_PLACE, "48.85830,2.29450")
                .containsEntry(MediaField.CAMERA, "Apple iPhone 13 Pro");
    }

    @Test
    void aFilmWhoseHeaderHasATimeIsWrittenDownWithIt() throws Exception {
        Path film = media.make(
                "a.mp4",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=160x120:r=25:d=0.2",
                "-c:v",
                "mpeg4",
                "-metadata",
                "creation_time=2019-07-21T21:15:30Z",
                "-metadata",
                "location=+48.8583+002.2945/");

        Capture capture = classify(film).capture();

        assertThat(requireNonNull(capture.at())
                        .local()
                        .atZone(ZoneId.systemDefault())
                        .toInstant())
                .isEqualTo(Instant.parse("2019-07-21T21:15:30Z"));
        assertThat(capture.place()).isEqualTo("48.85829,2.29450");
    }

    @Test
    void anIncompatibleFilmIsDeferredWithTheReasons() throws Exception {
        Classification film = classify(media.hevcMkv("a.mp4", 0.5));

        assertThatDecision(film)
                .isEqualTo(Classification.deferred(
                        "video/x-matroska", "hevc is not h264; ac3 is not aac or mp3; container matroska"));
        assertThat(film.tracks().all()).extracting(Track::codec).contains("hevc", "ac3");
    }

    @Test
    void aFilmThatOnlyFfprobeRecognisesIsAFilm() throws Exception {
        assertThatDecision(classify(media.h264Ts("a.bin", 0.5)))
                .isEqualTo(Classification.deferred("video/mp2t", "container mpegts"));
    }

    /** Whatever is in the file. */
    private static RecursiveComparisonAssert<?> assertThatDecision(Classification found) {
        return assertThat(found).usingRecursiveComparison().ignoringFields("tracks");
    }
}
