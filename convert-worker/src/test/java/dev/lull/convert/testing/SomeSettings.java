package dev.lull.convert.testing;

import dev.lull.common.probe.TargetProfile;
import dev.lull.convert.plan.EncoderSettings;
import dev.lull.convert.plan.H264Level;
import dev.lull.convert.plan.VideoEncoder;

/** Settings as they are when nothing is set but what a test is about. */
public final class SomeSettings {

    private SomeSettings() {}

    public static EncoderSettings encoding(String preset, int crf, int audioKilobits, int threads) {
        TargetProfile target = TargetProfile.WEB;
        H264Level level = H264Level.of(target.highestLevel());
        return new EncoderSettings(target, VideoEncoder.LIBX264, preset, crf, 0, "high", level, audioKilobits, threads);
    }
}
