package dev.lull.common.settings;

import static dev.lull.common.settings.Setting.setting;
import static dev.lull.common.settings.SettingType.bytes;
import static dev.lull.common.settings.SettingType.duration;
import static dev.lull.common.settings.SettingType.oneOf;
import static dev.lull.common.settings.SettingType.text;
import static dev.lull.common.settings.SettingType.whole;

import java.time.Duration;
import java.util.List;

/** What the convert workers go by. */
public final class ConvertSettings {

    private static final Duration DAY = Duration.ofDays(1);

    public static final Setting<String> PROFILE = setting(
            "convert.profile",
            oneOf("web", "telegram"),
            "web",
            "What videos must play on; the coordinator and all convert workers need the same.");
    public static final Setting<String> PROTOCOL = setting(
            "convert.protocol",
            oneOf("share", "consumer"),
            "share",
            "How convert workers share out their work: a share group (Kafka 4.2 or later), or a consumer group for older "
                    + "brokers (4.0 or later); the same in all processes.");
    public static final Setting<Integer> RECORD_LOCKS = setting(
            "convert.record-locks",
            whole(100, 10_000),
            "4000",
            "Size of the share group's in-flight window per partition, for convert.protocol=share; more than "
                    + "4000 only where brokers allow it (group.share.max.partition.max.record.locks). Read by the coordinator.");
    public static final Setting<Integer> PARALLEL_UNITS = setting(
            "convert.parallel-units",
            whole(0, 64),
            "0",
            "Units one convert worker works on at the same time; 0 takes as many as it has cores and memory for.");
    public static final Setting<Integer> THREADS = setting(
            "convert.threads-per-unit",
            whole(0, 256),
            "0",
            "Threads of one ffmpeg; 0 shares the cores among segments made side by side, and lets ffmpeg decide otherwise.");
    public static final Setting<Duration> FINISHING = setting(
            "convert.finishing-time",
            duration(Duration.ZERO, Duration.ofHours(1)),
            "0s",
            "How long a worker that is told to stop may go on with its units before it gives them back unfinished.");
    public static final Setting<Duration> SEGMENT_LENGTH = setting(
            "convert.segment-length",
            duration(Duration.ofSeconds(1), DAY),
            "10s",
            "About how long the segments are in which a picture is encoded; a crash costs at most one in each worker.");
    public static final Setting<String> ESTIMATES = setting(
            "convert.estimates",
            text("an absolute folder"),
            null,
            "Folder of this machine where `lull plan --estimate` keeps the segments it made, up to 2 GB and for a week, and where"
                    + " convert workers look for them; when not set, one in the temporary folder that no other user may look into.");
    public static final Setting<Duration> TIMEOUT = setting(
            "convert.timeout",
            duration(Duration.ofSeconds(1), DAY),
            "30m",
            "The longest one unit may take before it is stopped and tried again.");
    public static final Setting<Duration> STALL = setting(
            "convert.stall-timeout",
            duration(Duration.ofSeconds(1), DAY),
            "60s",
            "How long an ffmpeg may make no progress before it is stopped and tried again.");
    public static final Setting<Integer> RETRIES =
            setting("convert.max-retries", whole(0, 20), "3", "How often a failed unit is tried again.");
    public static final Setting<Duration> RETRY_PAUSE = setting(
            "convert.retry-pause",
            duration(Duration.ofMillis(10), Duration.ofHours(1)),
            "5s",
            "Pause before a failed unit is tried again; each further pause is three times longer.");
    public static final Setting<Duration> CHECKPOINT_INTERVAL = setting(
            "convert.checkpoint-interval",
            duration(Duration.ofMillis(100), Duration.ofSeconds(10)),
            "5s",
            "How often the progress of a running unit is told; it is saved with every renewal of its claim.");
    public static final Setting<Duration> LEASE = setting(
            "convert.lease",
            duration(Duration.ofSeconds(1), Duration.ofHours(1)),
            "1200ms",
            "How long a claim lives without being renewed, which happens three times as often, before another worker may take the unit over.");
    public static final Setting<Integer> MAX_TAKEOVERS = setting(
            "convert.max-takeovers",
            whole(1, 100),
            "5",
            "How often workers may die at a unit, or at the plan, of a video before that is given up; from the second time on it is "
                    + "made alone.");
    public static final Setting<Long> DISK_FLOOR = setting(
            "convert.disk-floor",
            bytes(),
            "3GB",
            "While the store has less free space than this, no unit is begun and those that run stand still.");
    public static final Setting<Integer> MAX_FRAME = setting(
            "convert.max-frame",
            whole(1, Integer.MAX_VALUE),
            "67108864",
            "The largest picture that is converted, in pixels; by default four times that of 4K.");
    public static final Setting<Integer> LEAST_SSIM = setting(
            "convert.least-ssim",
            whole(0, 100),
            "70",
            "How alike a frame of a result and of its original must be, in percent of SSIM, where they are compared; a"
                    + " result with less is not delivered.");
    public static final Setting<String> STILLS = setting(
            "convert.stills",
            oneOf("false", "true"),
            "true",
            "Whether a picture is kept in the store of the moment at which a film is least like its original, for the"
                    + " page; run and demo take false when not set.");
    public static final Setting<Duration> MAX_DURATION = setting(
            "convert.max-duration",
            duration(Duration.ofSeconds(1), DAY.multipliedBy(365)),
            "1d",
            "The longest video that is converted.");
    public static final Setting<Long> MEMORY = setting(
            "convert.memory-per-unit",
            bytes(),
            "4GB",
            "The memory one ffmpeg may take before its file is given up; 0B for no limit. Linux only.");
    public static final Setting<Integer> NICENESS = setting(
            "convert.niceness",
            whole(0, 19),
            "0",
            "How much a converting ffmpeg leaves processor and disk to others on its machine, as nice has it; run and up "
                    + "take 10 when not set.");
    public static final Setting<String> ENCODER = setting(
            "convert.encoder",
            oneOf("libx264", "h264_nvenc", "h264_vaapi", "h264_qsv", "h264_videotoolbox"),
            "libx264",
            "The H.264 encoder of ffmpeg; all but libx264 need hardware.");
    public static final Setting<String> PRESET = setting(
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
    public static final Setting<Integer> CRF = setting(
            "convert.crf",
            whole(1, 51),
            "23",
            "Quality of the H.264 encoder on the scale of libx264; lower is better and larger.");
    public static final Setting<Integer> MAXRATE = setting(
            "convert.maxrate", whole(0, 1_000_000), "0", "The highest bit rate of the picture in kbit/s; 0 for none.");
    public static final Setting<String> H264_PROFILE = setting(
            "convert.h264-profile", oneOf("baseline", "main", "high"), "high", "H.264 profile of what is encoded.");
    public static final Setting<String> H264_LEVEL = setting(
            "convert.h264-level",
            oneOf("3.0", "3.1", "3.2", "4.0", "4.1", "4.2", "5.0", "5.1", "5.2"),
            null,
            "H.264 level of what is encoded, which bounds its size and frame rate; by default the highest of the profile.");
    public static final Setting<Integer> AUDIO_BITRATE =
            setting("convert.audio-bitrate", whole(32, 512), "128", "Bit rate of encoded audio in kbit/s.");
    public static final Setting<String> FFMPEG_PATH = setting(
            "ffmpeg.path",
            text("a program, or the folder it is in"),
            null,
            "The ffmpeg to use, with ffprobe beside it; without it the one on PATH if new enough, otherwise the bundled one.");

    static final List<Setting<?>> TABLE = List.of(
            PROFILE,
            PROTOCOL,
            RECORD_LOCKS,
            PARALLEL_UNITS,
            THREADS,
            FINISHING,
            SEGMENT_LENGTH,
            ESTIMATES,
            TIMEOUT,
            STALL,
            RETRIES,
            RETRY_PAUSE,
            CHECKPOINT_INTERVAL,
            LEASE,
            MAX_TAKEOVERS,
            DISK_FLOOR,
            MAX_FRAME,
            LEAST_SSIM,
            STILLS,
            MAX_DURATION,
            MEMORY,
            NICENESS,
            ENCODER,
            PRESET,
            CRF,
            MAXRATE,
            H264_PROFILE,
            H264_LEVEL,
            AUDIO_BITRATE,
            FFMPEG_PATH);

    private ConvertSettings() {}
}
