package dev.lull.convert.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.settings.ConvertSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanEncodingTest {

    private static final Settings STANDARD = new SettingsLoader().load();
    private static final String WORDS = "profile=web encoder=libx264 preset=medium crf=23 maxrate=0 h264-profile=high"
            + " h264-level=5.2 audio-bitrate=128 ffmpeg=8";

    @Test
    void whatAPlanSaysIsWhatTheSettingsSaid() {
        PlanEncoding planned = new PlanEncoding(EncoderSettings.of(STANDARD), 8);

        assertThat(planned.text()).isEqualTo(WORDS);
        assertThat(PlanEncoding.read(WORDS)).isEqualTo(planned);
    }

    @Test
    void everySettingThatChangesTheResultIsSaid() {
        assertThat(Map.of(
                        ConvertSettings.PROFILE, "telegram",
                        ConvertSettings.ENCODER, "h264_qsv",
                        ConvertSettings.PRESET, "slow",
                        ConvertSettings.CRF, "24",
                        ConvertSettings.MAXRATE, "900",
                        ConvertSettings.H264_PROFILE, "main",
                        ConvertSettings.H264_LEVEL, "4.1",
                        ConvertSettings.AUDIO_BITRATE, "96"))
                .allSatisfy((setting, text) -> {
                    EncoderSettings settings = EncoderSettings.of(STANDARD.with(setting, text));
                    String said = new PlanEncoding(settings, 8).text();
                    assertThat(said).isNotEqualTo(WORDS);
                    assertThat(PlanEncoding.read(said).settings()).isEqualTo(settings);
                });
    }

    @Test
    void threadsAreEachWorkersOwn() {
        EncoderSettings settings = EncoderSettings.of(STANDARD.with(ConvertSettings.THREADS, "2"));

        assertThat(new PlanEncoding(settings, 8).text()).isEqualTo(WORDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "crf=23", WORDS + " tune=film"})
    void wordsOfAnotherVersionAreNotGuessedAt(String text) {
        assertThatThrownBy(() -> PlanEncoding.read(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
