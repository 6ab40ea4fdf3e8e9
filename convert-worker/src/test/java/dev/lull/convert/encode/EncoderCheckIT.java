package dev.lull.convert.encode;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.settings.ConvertSettings;
import dev.lull.common.settings.SettingsException;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.testing.TestFfmpeg;
import dev.lull.convert.plan.EncoderSettings;
import org.junit.jupiter.api.Test;

class EncoderCheckIT {

    @Test
    void theEncoderOfEveryFfmpegIsTaken() {
        assertThatCode(() -> check("libx264")).doesNotThrowAnyException();
    }

    @Test
    void anEncoderThisFfmpegLacksIsRefusedWithThoseItHas() {
        assertThatThrownBy(() -> check("h264_videotoolbox"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("has no h264_videotoolbox, only libx264");
    }

    @Test
    void anEncoderWhoseHardwareIsNotThereIsRefusedWithTheReason() {
        assertThatThrownBy(() -> check("h264_nvenc"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("convert.encoder: h264_nvenc does not work here");
    }

    private static void check(String encoder) {
        EncoderCheck.check(
                TestFfmpeg.get(),
                EncoderSettings.of(new SettingsLoader().load().with(ConvertSettings.ENCODER, encoder)));
    }
}
