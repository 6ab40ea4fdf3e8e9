package dev.lull.common.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibilityTest {

    private static final String MP4 = "mov,mp4,m4a,3gp,3g2,mj2";
    private static final VideoStream H264 = video("h264", "High", 42, "yuv420p", 1920, 1080, "progressive", "bt709");
    private static final AudioStream AAC = audio("aac", "LC");

    @Test
    void anH264AacMp4WithItsIndexFirstMayGoAsItIs() {
        Compatibility compatibility =
                Compatibility.of(mp4("isom", true, false, List.of(H264), List.of(AAC)), TargetProfile.WEB);

        assertThat(compatibility.compatible()).isTrue();
        assertThat(compatibility.summary()).isEmpty();
    }

    @Test
    void aSilentFilmMayGoAsItIs() {
        assertThat(Compatibility.of(mp4("mp42", true, false, List.of(H264), List.of()), TargetProfile.WEB)
                        .compatible())
                .isTrue();
    }

    @Test
    void coverPicturesSubtitlesAndTimecodeDoNoHarm() {
        MediaFacts facts = new MediaFacts(
                MP4,
                "isom",
                true,
                false,
                null,
                1,
                0,
                1,
                List.of(H264),
                List.of(AAC),
                List.of(
                        new ExtraStream(2, "cover picture", "mjpeg", StreamLabel.PLAIN),
                        new ExtraStream(3, "subtitle", "mov_text", StreamLabel.PLAIN),
                        new ExtraStream(4, "data", "tmcd", StreamLabel.PLAIN)),
                0,
                Map.of());

        assertThat(Compatibility.of(facts, TargetProfile.WEB).compatible()).isTrue();
    }

    @Test
    void anotherContainerIsTheContainersFaultAlone() {
        MediaFacts facts = new MediaFacts(
                "matroska,webm",
                null,
                false,
                false,
                null,
                1,
                0,
                1,
                List.of(H264),
                List.of(AAC),
                List.of(),
                0,
                Map.of());

        assertThat(Compatibility.of(facts, TargetProfile.WEB))
                .isEqualTo(new Compatibility(List.of("container matroska"), List.of(), List.of()));
    }

    @Test
    void anIndexBehindTheDataIsNamed() {
        assertThat(Compatibility.of(mp4("isom", false, false, List.of(H264), List.of(AAC)), TargetProfile.WEB)
                        .container())
                .containsExactly("index behind the data (no faststart)");
    }

    @Test
    void anIndexInFragmentsIsNamed() {
        assertThat(Compatibility.of(mp4("iso5", true, true, List.of(H264), List.of(AAC)), TargetProfile.WEB)
                        .container())
                .containsExactly("index in fragments");
    }

    @Test
    void quickTimeIsNotMp4() {
        assertThat(Compatibility.of(mp4("qt", true, false, List.of(H264), List.of(AAC)), TargetProfile.WEB)
                        .container())
                .containsExactly("brand qt is not MP4");
    }

    @Test
    void twoMovingPicturesAreOneTooMany() {
        assertThat(Compatibility.of(mp4("isom", true, false, List.of(H264, H264), List.of(AAC)), TargetProfile.WEB)
                        .container())
                .containsExactly("2 video streams");
    }

    @ParameterizedTest
    @CsvSource({
        "hevc, Main, 120, yuv420p, 640, 480, , bt709, hevc is not h264",
        "h264, High 10, 40, yuv420p, 640, 480, , bt709, profile High 10",
        "h264, , 40, yuv420p, 640, 480, , bt709, profile unknown",
        "h264, High, 62, yuv420p, 640, 480, , bt709, level 6.2 is above 5.2",
        "h264, High, 40, yuv422p, 640, 480, , bt709, pix_fmt yuv422p",
        "h264, High, 40, yuv420p, 4208, 480, , bt709, size 4208x480 is above 4096 pixels",
        "h264, High, 40, yuv420p, 641, 480, , bt709, odd size 641x480",
        "h264, High, 40, yuv420p, 640, 480, tt, bt709, interlaced (tt)",
        "h264, High, 40, yuv420p, 640, 480, , smpte2084, high dynamic range (smpte2084)",
    })
    void eachFaultOfThePictureIsNamed(
            String codec,
            String profile,
            int level,
            String pixels,
            int width,
            int height,
            String order,
            String transfer,
            String reason) {
        VideoStream video = video(codec, profile, level, pixels, width, height, order, transfer);

        Compatibility compatibility =
                Compatibility.of(mp4("isom", true, false, List.of(video), List.of(AAC)), TargetProfile.WEB);

        assertThat(compatibility).isEqualTo(new Compatibility(List.of(), List.of(reason), List.of()));
    }

    @ParameterizedTest
    @CsvSource({"ac3, , ac3 is not aac or mp3", "aac, HE-AAC, aac profile HE-AAC is not LC"})
    void eachFaultOfTheSoundIsNamed(String codec, String profile, String reason) {
        MediaFacts facts = mp4("isom", true, false, List.of(H264), List.of(audio(codec, profile)));

        assertThat(Compatibility.of(facts, TargetProfile.WEB))
                .isEqualTo(new Compatibility(List.of(), List.of(), List.of(reason)));
    }

    @Test
    void allReasonsFitOnOneLineTheDearestFirst() {
        VideoStream hevc = video("hevc", "Main 10", 120, "yuv420p10le", 640, 480, null, null);
        MediaFacts facts = new MediaFacts(
                "matroska,webm",
                null,
                false,
                false,
                null,
                1,
                0,
                1,
                List.of(hevc),
                List.of(audio("ac3", null)),
                List.of(),
                0,
                Map.of());

        assertThat(Compatibility.of(facts, TargetProfile.WEB).summary())
                .isEqualTo("hevc is not h264; pix_fmt yuv420p10le; ac3 is not aac or mp3; container matroska");
    }

    private static MediaFacts mp4(
            String brand, boolean fastStart, boolean fragmented, List<VideoStream> video, List<AudioStream> audio) {
        return new MediaFacts(MP4, brand, fastStart, fragmented, null, 1, 0, 1, video, audio, List.of(), 0, Map.of());
    }

    private static VideoStream video(
            String codec,
            String profile,
            int level,
            String pixels,
            int width,
            int height,
            String order,
            String transfer) {
        return new VideoStream(
                0,
                codec,
                profile,
                level,
                pixels,
                width,
                height,
                0,
                order,
                "1:1",
                new Color("tv", "bt709", transfer, "bt709"),
                "1/90000",
                "25/1",
                0,
                1,
                25,
                PictureMarks.NONE,
                StreamLabel.PLAIN);
    }

    private static AudioStream audio(String codec, String profile) {
        return new AudioStream(1, codec, profile, 2, 48000, 2, 0, 1, StreamLabel.PLAIN);
    }
}
