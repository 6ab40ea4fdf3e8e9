package dev.lull.common.settings;

import static dev.lull.common.settings.Setting.setting;
import static dev.lull.common.settings.SettingType.duration;
import static dev.lull.common.settings.SettingType.list;

import java.time.Duration;
import java.util.List;

/** From where the coordinator takes files as they come. */
public final class WatchSettings {

    private static final Duration DAY = Duration.ofDays(1);

    public static final Setting<List<WatchFolder>> FOLDERS = setting(
            "watch.folders",
            list("absolute folders, none within another, each with =PREFIX behind it if need be, joined by commas")
                    .as(WatchFolder::apart),
            null,
            "Folders from which every file is taken as it comes, those in folders below them too; a prefix is the folder of the"
                    + " target that they go to. What intake.exclude and intake.exclude-names name is left out.");
    public static final Setting<Duration> SETTLE = setting(
            "watch.settle",
            duration(Duration.ZERO, DAY),
            "10s",
            "A file is taken once its size and time have stood still for so long, and no program that can be seen has it open to"
                    + " write into it.");
    public static final Setting<Duration> INTERVAL = setting(
            "watch.interval",
            duration(Duration.ofSeconds(1), DAY),
            "1m",
            "How often watched folders are walked as a whole, as changes on network shares are not told.");

    static final List<Setting<?>> TABLE = List.of(FOLDERS, SETTLE, INTERVAL);

    private WatchSettings() {}
}
