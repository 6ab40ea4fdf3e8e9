package dev.lull.upload;

import dev.lull.common.settings.Settings;
import dev.lull.common.settings.UploadSettings;

/**
 * What the handler decides by.
 *
 * @param tries how often the queue tries a task before it gives up
 * @param hold whether a file that may have arrived is kept for a person, instead of being sent again
 */
record UploadPolicy(int tries, boolean hold) {

    static UploadPolicy of(Settings settings) {
        return new UploadPolicy(
                settings.get(UploadSettings.TRIES),
                settings.get(UploadSettings.UNKNOWN_OUTCOME).equals("hold"));
    }
}
