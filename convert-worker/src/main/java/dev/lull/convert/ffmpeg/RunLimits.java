package dev.lull.convert.ffmpeg;

import java.time.Duration;

/**
 * How long an ffmpeg may take; time during which it is suspended does not count.
 *
 * @param timeout from start to end
 * @param stall without any progress
 */
public record RunLimits(Duration timeout, Duration stall) {}
