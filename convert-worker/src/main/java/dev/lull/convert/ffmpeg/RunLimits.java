package dev.lull.convert.ffmpeg;

import dev.lull.common.settings.ConvertSettings;
import dev.lull.common.settings.Settings;
import java.time.Duration;

/**
 * What an ffmpeg may take; time during which it is suspended does not count.
 *
 * @param timeout from start to end
 * @param stall without any progress
 * @param memory bytes; 0 for no bound
 * @param niceness how much it leaves to others, 0 to 19
 */
public record RunLimits(Duration timeout, Duration stall, long memory, int niceness) {

    /** Of one that takes what others take. */
    public RunLimits(Duration timeout, Duration stall, long memory) {
        this(timeout, stall, memory, 0);
    }

    public static RunLimits of(Settings settings) {
        return new RunLimits(
                settings.get(ConvertSettings.TIMEOUT),
                settings.get(ConvertSettings.STALL),
                settings.get(ConvertSettings.MEMORY),
                settings.get(ConvertSettings.NICENESS));
    }
}
