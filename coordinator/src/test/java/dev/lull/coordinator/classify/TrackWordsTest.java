package dev.lull.coordinator.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.Track;
import dev.lull.common.media.Tracks;
import dev.lull.common.probe.AudioStream;
import dev.lull.common.probe.Color;
import dev.lull.common.probe.ExtraStream;
import dev.lull.common.probe.MediaFacts;
import dev.lull.common.probe.PictureMarks;
import dev.lull.common.probe.StreamLabel;
import dev.lull.common.probe.VideoStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackWordsTest {

    private static final StreamLabel ENGLISH = new StreamLabel(true, false, "eng", "Director", false);

    @Test
    void aFilmIsToldAsPeopleKnowIt() {
        Color color = new Color("tv", "bt2020nc", "smpte2084", "bt2020");
        Tracks tracks = TrackWords.of(facts(
                "matroska,webm",
                null,
                picture("24000/1001", 0, color, PictureMarks.NONE),
                List.of(
                        new AudioStream(1, "eac3", null, 6, 48_000, -1, 0, 0, ENGLISH),
                        new AudioStream(2, "aac", "LC", 2, 44_100, 2, 0, 0, StreamLabel.PLAIN)),
                List.of(new ExtraStream(3, "subtitle", "subrip", ENGLISH))));

        assertThat(tracks.container()).isEqualTo("matroska");
        assertThat(tracks.duration()).isEqualTo(61.235);
        assertThat(tracks.all())
                .containsExactly(
                        new Track(
                                "video", "hevc", null, "3840x2160, 23.976 fps, Main 10, yuv420p10le, HDR (PQ) bt2020"),
                        new Track("audio", "eac3", "eng", "5.1, 48 kHz"),
                        new Track("audio", "aac", null, "stereo, 44.1 kHz, LC"),
                        new Track("subtitle", "subrip", "eng", ""));
    }

    @ParameterizedTest
    @CsvSource({"isom, mp4", "'qt  ', mov", "mp42, mp4"})
    void theFamilyOfMp4IsCalledByItsBrand(String brand, String container) {
        Color color = new Color(null, null, null, null);

        Tracks tracks = TrackWords.of(facts(
                "mov,mp4,m4a,3gp,3g2,mj2", brand, picture("0/0", 90, color, PictureMarks.NONE), List.of(), List.of()));

        assertThat(tracks.container()).isEqualTo(container);
        assertThat(tracks.all().get(0).details()).isEqualTo("3840x2160, turned by 90°, Main 10, yuv420p10le");
    }

    private static VideoStream picture(String rate, int rotation, Color color, PictureMarks marks) {
        return new VideoStream(
                0,
                "hevc",
                "Main 10",
                150,
                "yuv420p10le",
                3840,
                2160,
                rotation,
                "progressive",
                "1:1",
                color,
                "1/1000",
                rate,
                0,
                0,
                0,
                marks,
                StreamLabel.PLAIN);
    }

    private static MediaFacts facts(
            String format,
            @Nullable String brand,
            VideoStream video,
            List<AudioStream> audio,
            List<ExtraStream> extras) {
        return new MediaFacts(
                format, brand, false, false, null, 61.2349, 0, 1, List.of(video), audio, extras, 0, Map.of());
    }
}
