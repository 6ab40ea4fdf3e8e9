package dev.lull.convert.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.settings.ConvertSettings;
import dev.lull.common.settings.Setting;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsException;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.settings.SettingsTable;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncoderSettingsTest {

    private static final Settings STANDARD = new SettingsLoader().load();

    @Test
    void withNothingSetItIsLibx264AsFarAsTheTargetGoes() {
        assertThat(EncoderSettings.of(STANDARD).videoArguments(10, H264Level.L4_2))
                .containsExactly(
                        "-c:v", "libx264", "-preset", "medium", "-crf", "23", "-profile:v", "high", "-level:v", "42");
    }

    @ParameterizedTest
    @CsvSource({
        "h264_nvenc, slow, -preset slow -rc vbr -b:v 0 -cq 23 -profile:v baseline",
        "h264_vaapi, slow, -rc_mode CQP -qp 23 -profile:v constrained_baseline",
        "h264_qsv, slow, -preset slow -global_quality 23 -profile:v baseline",
        "h264_videotoolbox, slow, -q:v 55 -profile:v baseline",
    })
    void eachEncoderIsToldInItsOwnWords(String encoder, String preset, String expected) {
        Settings settings = with(Map.of(
                ConvertSettings.ENCODER, encoder,
                ConvertSettings.PRESET, preset,
                ConvertSettings.H264_PROFILE, "baseline"));

        assertThat(String.join(" ", EncoderSettings.of(settings).videoArguments(10, H264Level.L4_2)))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "convert.preset, p5, 'convert.preset: libx264 has no p5, only fast, faster, medium, slow, slower,"
                + " superfast, ultrafast, veryfast, veryslow'",
    })
    void settingsThatDoNotGoTogetherAreRefused(String key, String text, String problem) {
        Setting<?> setting = SettingsTable.all().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> EncoderSettings.of(STANDARD.with(setting, text)))
                .isInstanceOf(SettingsException.class)
                .hasMessage(problem);
    }

    @Test
    void aLevelThatTheTargetDoesNotTakeIsRefused() {
        Settings settings = with(Map.of(ConvertSettings.PROFILE, "telegram", ConvertSettings.H264_LEVEL, "5.1"));

        assertThatThrownBy(() -> EncoderSettings.of(settings))
                .isInstanceOf(SettingsException.class)
                .hasMessage("convert.h264-level: 5.1 is more than telegram takes, which is 4.2");
    }

    @Test
    void aHighestBitRateIsMeasuredOverTwoSeconds() {
        assertThat(EncoderSettings.of(with(Map.of(ConvertSettings.MAXRATE, "3000")))
                        .videoArguments(10, H264Level.L4_2))
                .containsSequence("-maxrate", "3000k", "-bufsize", "6000k");
    }

    @Test
    void aShortFilmForTelegramNeedsNoBitRateToFit() {
        EncoderSettings telegram = EncoderSettings.of(with(Map.of(ConvertSettings.PROFILE, "telegram")));

        assertThat(telegram.videoArguments(2, H264Level.L4_2)).doesNotContain("-maxrate", "-bufsize");
    }

    @Test
    void aLongFilmForTelegramGetsABitRateThatKeepsItWithinTheLargestFile() {
        EncoderSettings telegram = EncoderSettings.of(with(Map.of(ConvertSettings.PROFILE, "telegram")));

        double seconds = 3 * 3600;
        int kilobits = Integer.parseInt(telegram.videoArguments(seconds, H264Level.L4_2)
                .get(telegram.videoArguments(seconds, H264Level.L4_2).indexOf("-maxrate") + 1)
                .replace("k", ""));

        assertThat((kilobits + telegram.audioKilobits()) * 125 * seconds)
                .isBetween(0.9 * telegram.target().largestFile(), (double)
                        telegram.target().largestFile());
    }

    private static Settings with(Map<Setting<?>, String> changes) {
        Settings settings = STANDARD;
        for (Map.Entry<Setting<?>, String> change : changes.entrySet()) {
            settings = settings.with(change.getKey(), change.getValue());
        }
        return settings;
    }
}
