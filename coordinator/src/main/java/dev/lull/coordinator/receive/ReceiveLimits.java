package dev.lull.coordinator.receive;

import dev.lull.common.settings.ReceiveSettings;
import dev.lull.common.settings.Settings;
import java.time.Duration;

/**
 * How much is taken over HTTP.
 *
 * @param size bytes of the largest file
 * @param unfinished uploads at a time
 * @param total bytes of all files that are kept
 * @param floor bytes of the disk that stay free
 * @param expiry for how long nothing may come for an unfinished upload
 */
record ReceiveLimits(long size, int unfinished, long total, long floor, Duration expiry) {

    static ReceiveLimits of(Settings settings) {
        return new ReceiveLimits(
                settings.get(ReceiveSettings.MAX_SIZE),
                settings.get(ReceiveSettings.MAX_UNFINISHED),
                settings.get(ReceiveSettings.MAX_TOTAL),
                settings.get(ReceiveSettings.DISK_FLOOR),
                settings.get(ReceiveSettings.EXPIRY));
    }
}
