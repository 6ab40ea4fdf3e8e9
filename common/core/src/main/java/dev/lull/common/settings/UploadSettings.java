package dev.lull.common.settings;

import static dev.lull.common.settings.Setting.setting;
import static dev.lull.common.settings.SettingType.duration;
import static dev.lull.common.settings.SettingType.oneOf;
import static dev.lull.common.settings.SettingType.text;
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

    public static final Setting<String> UNKNOWN_OUTCOME = setting(
            "upload.unknown-outcome",
            oneOf("accept-duplicate", "hold"),
            "accept-duplicate",
            "What follows when a file was sent, no answer came, and the target cannot be asked: it is sent again and may "
                    + "be there twice, or it is quarantined until a person has checked.");
    public static final Setting<Duration> LEASE = setting(
            "upload.lease",
            duration(Duration.ofSeconds(1), Duration.ofMinutes(10)),
            "10s",
            "How long a worker that is sending a file, and does not say so again, is taken to be alive.");

    public static final Setting<Duration> RECHECK = setting(
            "upload.recheck",
            duration(Duration.ofMillis(100), Duration.ofHours(1)),
            "10s",
            "How long a target that takes nothing (missing, full, wrong credentials) is left alone before the next "
                    + "try; no tries are used up meanwhile.");

    public static final Setting<Duration> FINISHING = setting(
            "upload.finishing-time",
            duration(Duration.ZERO, Duration.ofHours(1)),
            "10s",
            "How long a worker that is told to stop may go on with its uploads; what is not done by then comes again.");

    public static final Setting<String> AFTER = setting(
            "upload.after",
            oneOf("keep", "delete", "move"),
            "keep",
            "What becomes of an original, and of files with the same content, once it has arrived at the target; one that "
                    + "changed since it was read is kept. The coordinator and all upload workers need the same.");
    public static final Setting<String> AFTER_LOSSY = setting(
            "upload.after-lossy",
            oneOf("keep", "follow"),
            "keep",
            "What becomes of an original whose picture or sound was encoded, of which something was left out, or whose "
                    + "sidecar did not arrive, when upload.after is delete or move: it is kept, or it follows upload.after like any other. The "
                    + "coordinator and all upload workers need the same.");
    public static final Setting<String> MOVED_TO = setting(
            "upload.moved-to",
            text("an absolute folder"),
            null,
            "Where originals are moved to when upload.after is move; it is never taken in.");

    static final List<Setting<?>> TABLE = List.of(
            PARALLEL, TRIES, FIRST_PAUSE, UNKNOWN_OUTCOME, LEASE, RECHECK, FINISHING, AFTER, AFTER_LOSSY, MOVED_TO);

    private UploadSettings() {}
}
