package dev.lull.common.settings;

import static dev.lull.common.settings.Setting.setting;
import static dev.lull.common.settings.SettingType.bytes;
import static dev.lull.common.settings.SettingType.duration;
import static dev.lull.common.settings.SettingType.text;
import static dev.lull.common.settings.SettingType.whole;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** How the coordinator takes files that are sent to it over HTTP. */
public final class ReceiveSettings {

    public static final Setting<String> FOLDER = setting(
            "uploads.folder",
            text("an absolute folder").as(folder -> {
                if (!Path.of(folder).isAbsolute()) {
                    throw new IllegalArgumentException(folder);
                }
                return folder;
            }),
            null,
            "Where files are kept that are sent to the coordinator over HTTP, until they have arrived at the target; up has one in its"
                    + " data folder. Not set: none are taken. All processes must see it under this name, and read what is below it as if"
                    + " intake.roots named it.");
    public static final Setting<Long> MAX_SIZE =
            setting("uploads.max-size", bytes(), "50GB", "Largest file that may be sent over HTTP.");
    public static final Setting<Integer> MAX_UNFINISHED = setting(
            "uploads.max-unfinished", whole(1, 100_000), "100", "Uploads over HTTP that may be unfinished at a time.");
    public static final Setting<Long> MAX_TOTAL = setting(
            "uploads.max-total",
            bytes(),
            "200GB",
            "Limit for all files in uploads.folder: those announced, those on their way to the target, and those quarantined.");
    public static final Setting<Long> DISK_FLOOR = setting(
            "uploads.disk-floor", bytes(), "3GB", "Free space below which no bytes are taken into uploads.folder.");
    public static final Setting<Duration> EXPIRY = setting(
            "uploads.expiry",
            duration(Duration.ofMinutes(1), Duration.ofDays(365)),
            "1d",
            "An unfinished upload for which nothing came for so long is deleted.");

    static final List<Setting<?>> TABLE = List.of(FOLDER, MAX_SIZE, MAX_UNFINISHED, MAX_TOTAL, DISK_FLOOR, EXPIRY);

    private ReceiveSettings() {}
}
