package dev.lull.common.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossKindTest {

    @ParameterizedTest
    @CsvSource({
        "'sound track (dts, eng)', SOUND",
        "384 further sound tracks, SOUND",
        "8 channels of sound track (flac), CHANNELS",
        "subtitle (hdmv_pgs_subtitle), SUBTITLES",
        "'styles of subtitle (ass, eng)', SUBTITLES",
        "picture of 7680x4320, RESOLUTION",
        "still picture (mjpeg), PICTURE",
        "second picture (h264), PICTURE",
        "cover picture (png), COVER",
        "high dynamic range (smpte2084), DYNAMIC_RANGE",
        "Dolby Vision metadata (profile 5), DYNAMIC_RANGE",
        "transparency, TRANSPARENCY",
        "data (klv), DATA",
        "attachment (ttf), ATTACHMENT",
        "12 further things, OTHER",
        "what no version of Lull says, OTHER"
    })
    void whatWasLostIsOfOneKindWhateverItsCodecAndLanguage(String what, LossKind kind) {
        assertThat(LossKind.of(new Loss(what, "why"))).isEqualTo(kind);
    }
}
