package dev.lull.common.settings;

import static dev.lull.common.settings.Setting.setting;
import static dev.lull.common.settings.SettingType.duration;
import static dev.lull.common.settings.SettingType.whole;

import java.time.Duration;
import java.util.List;

/** What the upload workers go by. */
public final class UploadSettings {

    public static final Setting<Integer> PARALLEL =
            setting("upload.parallel", whole(1, 64), "4", "Uploads one upload worker has in flight.");
    public static final Setting<Integer> TRIES = setting(
            "upload.max-tries", whole(1, 20), "5", "How often an upload is tried before its file is quarantined.");
    public static final Setting<Duration> FIRST_PAUSE = setting(
            "upload.retry-pause",
            duration(Duration.ofMillis(10), Duration.ofHours(1)),
            "5s",
            "Pause before the second try of an upload; each further pause is three times longer.");

    static final List<Setting<?>> TABLE = List.of(PARALLEL, TRIES, FIRST_PAUSE);

    private UploadSettings() {}
}
