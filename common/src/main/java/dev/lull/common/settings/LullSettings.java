package dev.lull.common.settings;

import static dev.lull.common.settings.SettingType.bytes;
import static dev.lull.common.settings.SettingType.duration;
import static dev.lull.common.settings.SettingType.list;
import static dev.lull.common.settings.SettingType.oneOf;
import static dev.lull.common.settings.SettingType.text;
import static dev.lull.common.settings.SettingType.whole;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of all settings, in the order of the documentation. */
public final class LullSettings {

    /** Everything below this prefix goes to the Kafka clients as it is, without the prefix. */
    public static final String KAFKA_PREFIX = "kafka.";

    private static final Duration DAY = Duration.ofDays(1);

    public static final Setting<String> KAFKA_BOOTSTRAP_SERVERS = setting(
            "kafka.bootstrap.servers",
            text("host:port, more of them joined by commas"),
            null,
            "Where the Kafka brokers are. Every other kafka.* key is passed to the Kafka clients as it is.");
    public static final Setting<Integer> TOPICS_REPLICATION = setting(
            "topics.replication-factor",
            whole(1, 10),
            "1",
            "Replicas of each topic the coordinator creates; 3 on a cluster.");
    public static final Setting<String> REDIS_URL = secret(
            "redis.url",
            text("redis://… or rediss://…"),
            null,
            "Where Redis is, with user and password if it has any.");

    public static final Setting<String> STORE =
            setting("store", text("an absolute folder"), null, "Where workers share the bytes of running conversions.");
    public static final Setting<String> TARGET =
            setting("target", text("an absolute folder"), null, "Where the media goes.");

    public static final Setting<String> API_URL = setting(
            "api.url",
            text("http://host:port"),
            null,
            "Where the commands submit, status, cancel, retry and gate find the coordinator.");
    public static final Setting<String> HTTP_BIND = setting(
            "http.bind",
            text("an address of this machine"),
            "127.0.0.1",
            "Address of the HTTP server; any but a loopback address needs http.token.");
    public static final Setting<Integer> HTTP_PORT =
            setting("http.port", whole(0, 65535), "0", "Port of the HTTP server; 0 takes a free one.");
    public static final Setting<String> HTTP_TOKEN =
            secret("http.token", text("a secret text"), null, "What callers of /api must send as a bearer token.");

    public static final Setting<List<String>> INTAKE_ROOTS = setting(
            "intake.roots",
            list("absolute folders, joined by commas"),
            "/",
            "Only files below these folders may be submitted.");
    public static final Setting<List<String>> INTAKE_EXCLUDE = setting(
            "intake.exclude",
            list("absolute folders, joined by commas"),
            null,
            "Folders that are passed over when they lie below what was submitted; the target and the store always are.");
    public static final Setting<Integer> INTAKE_PARALLEL =
            setting("intake.parallel-files", whole(1, 64), "2", "Files the coordinator looks at at the same time.");
    public static final Setting<Duration> STATE_RETENTION = setting(
            "state.retention",
            duration(Duration.ofMinutes(1), DAY.multipliedBy(3650)),
            "1d",
            "How long the state of a settled submission is kept; quarantined files are kept until someone acts.");

    public static final Setting<Duration> RECONCILE_INTERVAL = setting(
            "reconcile.interval",
            duration(Duration.ofSeconds(1), Duration.ofHours(1)),
            "30s",
            "How often the coordinator looks for work that got lost and for files that nobody comes back for.");
    public static final Setting<Duration> RECONCILE_LITTER_AGE = setting(
            "reconcile.litter-age",
            duration(Duration.ofSeconds(1), DAY.multipliedBy(365)),
            "1h",
            "How long the finished units of a failed conversion, and files of unknown conversions, stay in the store.");

    public static final Setting<Integer> UPLOAD_PARALLEL =
            setting("upload.parallel", whole(1, 64), "4", "Uploads one upload worker has in flight.");
    public static final Setting<Integer> UPLOAD_TRIES = setting(
            "upload.max-tries", whole(1, 20), "5", "How often an upload is tried before its file is quarantined.");
    public static final Setting<Duration> UPLOAD_FIRST_PAUSE = setting(
            "upload.retry-pause",
            duration(Duration.ofMillis(10), Duration.ofHours(1)),
            "5s",
            "Pause before the second try of an upload; each further pause is three times longer.");

    public static final Setting<Duration> GATE_CHECK_INTERVAL = setting(
            "gate.check-interval",
            duration(Duration.ofMillis(100), Duration.ofMinutes(1)),
            "500ms",
            "How often a process looks at the upload lag.");
    public static final Setting<Duration> GATE_MAX_WAIT = setting(
            "gate.max-wait",
            duration(Duration.ZERO, DAY.multipliedBy(365)),
            "0s",
            "When the gate has been shut for longer than this, each convert worker does one unit all the same, and then "
                    + "waits that long again; 0s is never.");
    public static final Setting<String> GATE_YIELD = setting(
            "gate.yield",
            oneOf("suspend", "boundary", "never"),
            "boundary",
            "How a running conversion gives way to uploads: at once, after the running unit, or not at all.");

    public static final Setting<String> CONVERT_PROFILE = setting(
            "convert.profile",
            oneOf("web", "telegram"),
            "web",
            "What videos must play on; the coordinator and all convert workers need the same.");
    public static final Setting<String> CONVERT_PROTOCOL = setting(
            "convert.protocol",
            oneOf("share", "consumer"),
            "share",
            "How convert workers share out their work: a share group (Kafka 4.2 or later), or a consumer group for older "
                    + "brokers (4.0 or later); the same in all processes.");
    public static final Setting<Integer> CONVERT_PARALLEL_UNITS = setting(
            "convert.parallel-units",
            whole(0, 64),
            "0",
            "Units one convert worker works on at the same time; 0 takes as many as it has cores and memory for.");
    public static final Setting<Integer> CONVERT_THREADS = setting(
            "convert.threads-per-unit",
            whole(0, 256),
            "0",
            "Threads of one ffmpeg; 0 shares the cores among segments made side by side, and lets ffmpeg decide otherwise.");
    public static final Setting<Duration> CONVERT_FINISHING = setting(
            "convert.finishing-time",
            duration(Duration.ZERO, Duration.ofHours(1)),
            "0s",
            "How long a worker that is told to stop may go on with its units before it gives them back unfinished.");
    public static final Setting<Duration> CONVERT_SEGMENT_LENGTH = setting(
            "convert.segment-length",
            duration(Duration.ofSeconds(1), DAY),
            "10s",
            "About how long the segments are in which a picture is encoded; a crash costs at most one in each worker.");
    public static final Setting<Duration> CONVERT_TIMEOUT = setting(
            "convert.timeout",
            duration(Duration.ofSeconds(1), DAY),
            "30m",
            "The longest one unit may take before it is stopped and tried again.");
    public static final Setting<Duration> CONVERT_STALL = setting(
            "convert.stall-timeout",
            duration(Duration.ofSeconds(1), DAY),
            "60s",
            "How long an ffmpeg may make no progress before it is stopped and tried again.");
    public static final Setting<Integer> CONVERT_RETRIES =
            setting("convert.max-retries", whole(0, 20), "3", "How often a failed unit is tried again.");
    public static final Setting<Duration> CONVERT_RETRY_PAUSE = setting(
            "convert.retry-pause",
            duration(Duration.ofMillis(10), Duration.ofHours(1)),
            "5s",
            "Pause before a failed unit is tried again; each further pause is three times longer.");
    public static final Setting<Duration> CONVERT_CHECKPOINT_INTERVAL = setting(
            "convert.checkpoint-interval",
            duration(Duration.ofMillis(100), Duration.ofSeconds(10)),
            "5s",
            "How often the progress of a running unit is told; it is saved with every renewal of its claim.");
    public static final Setting<Duration> CONVERT_LEASE = setting(
            "convert.lease",
            duration(Duration.ofSeconds(1), Duration.ofHours(1)),
            "1200ms",
            "How long a claim lives without being renewed, which happens three times as often, before another worker may take the unit over.");
    public static final Setting<Long> CONVERT_DISK_FLOOR = setting(
            "convert.disk-floor",
            bytes(),
            "3GB",
            "While the store has less free space than this, no unit is begun and those that run stand still.");
    public static final Setting<Integer> CONVERT_MAX_FRAME = setting(
            "convert.max-frame",
            whole(1, Integer.MAX_VALUE),
            "67108864",
            "The largest picture that is converted, in pixels; by default four times that of 4K.");
    public static final Setting<Duration> CONVERT_MAX_DURATION = setting(
            "convert.max-duration",
            duration(Duration.ofSeconds(1), DAY.multipliedBy(365)),
            "1d",
            "The longest video that is converted.");
    public static final Setting<Long> CONVERT_MEMORY = setting(
            "convert.memory-per-unit",
            bytes(),
            "4GB",
            "The memory one ffmpeg may take before its file is given up; 0B for no limit. Linux only.");
    public static final Setting<String> CONVERT_ENCODER = setting(
            "convert.encoder",
            oneOf("libx264", "h264_nvenc", "h264_vaapi", "h264_qsv", "h264_videotoolbox"),
            "libx264",
            "The H.264 encoder of ffmpeg; all but libx264 need hardware.");
    public static final Setting<String> CONVERT_PRESET = setting(
            "convert.preset",
            oneOf(
                    "ultrafast",
                    "superfast",
                    "veryfast",
                    "faster",
                    "fast",
                    "medium",
                    "slow",
                    "slower",
                    "veryslow",
                    "p1",
                    "p2",
                    "p3",
                    "p4",
                    "p5",
                    "p6",
                    "p7"),
            "medium",
            "Preset of the H.264 encoder; p1 to p7 are those of h264_nvenc.");
    public static final Setting<Integer> CONVERT_CRF = setting(
            "convert.crf",
            whole(1, 51),
            "23",
            "Quality of the H.264 encoder on the scale of libx264; lower is better and larger.");
    public static final Setting<Integer> CONVERT_MAXRATE = setting(
            "convert.maxrate", whole(0, 1_000_000), "0", "The highest bit rate of the picture in kbit/s; 0 for none.");
    public static final Setting<String> CONVERT_H264_PROFILE = setting(
            "convert.h264-profile", oneOf("baseline", "main", "high"), "high", "H.264 profile of what is encoded.");
    public static final Setting<String> CONVERT_H264_LEVEL = setting(
            "convert.h264-level",
            oneOf("3.0", "3.1", "3.2", "4.0", "4.1", "4.2", "5.0", "5.1", "5.2"),
            null,
            "H.264 level of what is encoded, which bounds its size and frame rate; by default the highest of the profile.");
    public static final Setting<Integer> CONVERT_AUDIO_BITRATE =
            setting("convert.audio-bitrate", whole(32, 512), "128", "Bit rate of encoded audio in kbit/s.");
    public static final Setting<String> FFMPEG_PATH = setting(
            "ffmpeg.path",
            text("a program, or the folder it is in"),
            null,
            "The ffmpeg to use, with ffprobe beside it; without it the one on PATH if new enough, otherwise the bundled one.");

    public static final Setting<String> WORKER_NAME = setting(
            "worker.name",
            text("a name"),
            null,
            "What this process is called in claims, events and logs; by default made of host name and process id.");

    private static final List<Setting<?>> TABLE = List.of(
            KAFKA_BOOTSTRAP_SERVERS,
            TOPICS_REPLICATION,
            REDIS_URL,
            STORE,
            TARGET,
            API_URL,
            HTTP_BIND,
            HTTP_PORT,
            HTTP_TOKEN,
            INTAKE_ROOTS,
            INTAKE_EXCLUDE,
            INTAKE_PARALLEL,
            STATE_RETENTION,
            RECONCILE_INTERVAL,
            RECONCILE_LITTER_AGE,
            UPLOAD_PARALLEL,
            UPLOAD_TRIES,
            UPLOAD_FIRST_PAUSE,
            GATE_CHECK_INTERVAL,
            GATE_MAX_WAIT,
            GATE_YIELD,
            CONVERT_PROFILE,
            CONVERT_PROTOCOL,
            CONVERT_PARALLEL_UNITS,
            CONVERT_THREADS,
            CONVERT_FINISHING,
            CONVERT_SEGMENT_LENGTH,
            CONVERT_TIMEOUT,
            CONVERT_STALL,
            CONVERT_RETRIES,
            CONVERT_RETRY_PAUSE,
            CONVERT_CHECKPOINT_INTERVAL,
            CONVERT_LEASE,
            CONVERT_DISK_FLOOR,
            CONVERT_MAX_FRAME,
            CONVERT_MAX_DURATION,
            CONVERT_MEMORY,
            CONVERT_ENCODER,
            CONVERT_PRESET,
            CONVERT_CRF,
            CONVERT_MAXRATE,
            CONVERT_H264_PROFILE,
            CONVERT_H264_LEVEL,
            CONVERT_AUDIO_BITRATE,
            FFMPEG_PATH,
            WORKER_NAME);

    private LullSettings() {}

    /** All settings, in the order of the documentation. */
    public static List<Setting<?>> table() {
        return TABLE;
    }

    private static <T> Setting<T> setting(String key, SettingType<T> type, @Nullable String standard, String meaning) {
        return new Setting<>(key, type, standard, meaning, false);
    }

    private static <T> Setting<T> secret(String key, SettingType<T> type, @Nullable String standard, String meaning) {
        return new Setting<>(key, type, standard, meaning, true);
    }
}
