package dev.lull.convert.plan;

import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;

/**
 * How the encoders are driven.
 *
 * @param preset of libx264
 * @param crf of libx264, 0 to 51, lower is better
 * @param audioKilobits per second of AAC
 * @param threads of one ffmpeg; 0 lets ffmpeg decide; changes the speed and not what is made
 */
public record EncoderSettings(String preset, int crf, int audioKilobits, int threads) {

    public static EncoderSettings of(Settings settings) {
        return new EncoderSettings(
                settings.get(LullSettings.CONVERT_PRESET),
                settings.get(LullSettings.CONVERT_CRF),
                settings.get(LullSettings.CONVERT_AUDIO_BITRATE),
                settings.get(LullSettings.CONVERT_THREADS));
    }
}
