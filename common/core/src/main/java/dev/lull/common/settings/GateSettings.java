package dev.lull.common.settings;

import static dev.lull.common.settings.Setting.setting;
import static dev.lull.common.settings.SettingType.duration;
import static dev.lull.common.settings.SettingType.oneOf;
import static dev.lull.common.settings.SettingType.word;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** When conversions may run. Probes have keys of their own, see {@link GateProbe}. */
public final class GateSettings {

    private static final Duration YEAR = Duration.ofDays(365);

    private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d";
    private static final String DAY = "(?i:mon|tue|wed|thu|fri|sat|sun)";
    private static final String WINDOW = "(" + DAY + "(-" + DAY + ")? )?" + TIME + "-(" + TIME + "|24:00)";

    public static final Setting<Duration> CHECK_INTERVAL = setting(
            "gate.check-interval",
            duration(Duration.ofMillis(100), Duration.ofMinutes(1)),
            "500ms",
            "How often a process checks the upload lag; every 5s while nothing waits for an upload or a conversion.");
    public static final Setting<Duration> MAX_WAIT = setting(
            "gate.max-wait",
            duration(Duration.ZERO, YEAR),
            "0s",
            "When uploads have kept the gate closed for longer than this, each convert worker does one unit, then waits "
                    + "that long again; 0s: never.");
    public static final Setting<String> YIELD = setting(
            "gate.yield",
            oneOf("suspend", "boundary", "never"),
            "boundary",
            "How a running conversion gives way to uploads, schedule and probes: immediately, after the running unit, or "
                    + "not at all.");
    public static final Setting<String> SCHEDULE = setting(
            "gate.schedule",
            word(
                    WINDOW + "( ?, ?" + WINDOW + ")*",
                    "times such as 22:00-07:00 or mon-fri 22:00-06:00, sat-sun 00:00-24:00"),
            null,
            "When conversions may run on this machine; a window that ends before it begins ends on the next day. Not set: "
                    + "always.");
    public static final Setting<ZoneId> TIME_ZONE = setting(
            "gate.time-zone",
            new SettingType<>("a time zone such as Europe/Berlin or UTC", text -> ZoneId.of(text.strip())),
            null,
            "The time zone of gate.schedule; not set: that of the machine.");
    public static final Setting<String> ON_BATTERY = setting(
            "gate.on-battery",
            oneOf("shut", "run"),
            "shut",
            "Whether conversions rest while this machine runs on its battery, where Linux tells.");
    public static final Setting<Duration> PROBE_INTERVAL = setting(
            "gate.probe-interval",
            duration(Duration.ofSeconds(1), Duration.ofHours(1)),
            "10s",
            "How often each probe is asked whether conversions may run: gate.probe.NAME.command, .http or .prometheus.");
    public static final Setting<Duration> HAND_OVER_AFTER = setting(
            "gate.hand-over-after",
            duration(Duration.ofSeconds(1), YEAR),
            "10m",
            "A unit that stands for longer than this by a schedule, a probe or the battery of its machine is begun again by "
                    + "another worker.");

    static final List<Setting<?>> TABLE =
            List.of(CHECK_INTERVAL, MAX_WAIT, YIELD, SCHEDULE, TIME_ZONE, ON_BATTERY, PROBE_INTERVAL, HAND_OVER_AFTER);

    private GateSettings() {}
}
