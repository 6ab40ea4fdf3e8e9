package dev.lull.convert.ffmpeg;

import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import java.time.Duration;

/**
 * What an ffmpeg may take; time during which it is suspended does not count.
 *
 * @param timeout from start to end
 * @param stall without any progress
 * @param memory bytes; 0 for no bound
 */
public record RunLimits(Duration timeout, Duration stall, long memory) {

    public static RunLimits of(Settings settings) {
        return new RunLimits(
                settings.get(LullSettings.CONVERT_TIMEOUT),
                settings.get(LullSettings.CONVERT_STALL),
                settings.get(LullSettings.CONVERT_MEMORY));
    }
}
