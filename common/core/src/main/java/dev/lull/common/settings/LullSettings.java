package dev.lull.common.settings;

import static dev.lull.common.settings.Setting.secret;
import static dev.lull.common.settings.Setting.setting;
import static dev.lull.common.settings.SettingType.bytes;
import static dev.lull.common.settings.SettingType.duration;
import static dev.lull.common.settings.SettingType.list;
import static dev.lull.common.settings.SettingType.oneOf;
import static dev.lull.common.settings.SettingType.text;
import static dev.lull.common.settings.SettingType.whole;
import static dev.lull.common.settings.SettingType.word;

import java.time.Duration;
import java.util.List;

/** What all processes go by, or the coordinator alone. */
public final class LullSettings {

    /** Everything below this prefix goes to the Kafka clients as it is, without the prefix. */
    public static final String KAFKA_PREFIX = "kafka.";

    private static final Duration DAY = Duration.ofDays(1);

    public static final Setting<String> PREFIX = setting(
            "lull.prefix",
            word(
                    "(?!(conversions|results|lull|media)$)[a-z][a-z0-9-]{0,30}",
                    "a lower-case letter, then letters, digits and hyphens, at most 31 together, and not "
                            + "conversions, results, lull or media"),
            null,
            "Name of this installation where several share Kafka, Redis or a store: names of topics, groups and keys begin with it,"
                    + " and it is a folder of the store. The same in all its processes; not set: names as they are documented.");
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
    public static final Setting<Duration> EVENTS_RETENTION = setting(
            "events.retention",
            duration(Duration.ofMinutes(1), DAY.multipliedBy(3650)),
            "30d",
            "How long Kafka keeps events, in a topic that the coordinator creates; one that exists keeps its own time.");
    public static final Setting<Duration> HISTORY_RETENTION = setting(
            "history.retention",
            duration(Duration.ofMinutes(1), DAY.multipliedBy(36500)),
            "1825d",
            "How long Kafka keeps how each file ended, in a topic that the coordinator creates; one that exists keeps its own time.");
    public static final Setting<String> STORE = setting(
            "store",
            text("an absolute folder or s3://bucket/prefix"),
            null,
            "Where workers share the bytes of running conversions.");
    public static final Setting<String> STORE_CACHE = setting(
            "store.cache",
            text("an absolute folder"),
            null,
            "Local folder for copies of originals in buckets, and for work when the store is a bucket; when not set, one in"
                    + " the temporary folder that no other user may look into.");
    public static final Setting<Long> STORE_CACHE_SIZE = setting(
            "store.cache-size",
            bytes(),
            "10GB",
            "Limit for unused copies there: once for those of originals, and once for those from the store.");
    public static final Setting<Long> STORE_CACHE_LIMIT = setting(
            "store.cache-limit",
            bytes(),
            null,
            "Limit for all copies of originals in buckets there, also those in use: what is larger is quarantined before it is read, and what does not fit at the moment waits. The disk is the limit when not set.");
    public static final Setting<String> TARGET = setting(
            "target",
            text("an absolute folder, s3://bucket/prefix or telegram:CHAT"),
            null,
            "Where the media goes: a folder, a bucket, or a chat on Telegram such as telegram:@holiday. A folder or prefix may end"
                    + " in parts with {date}, {year}, {month}, {day}: of the capture, otherwise of the last change.");

    public static final Setting<String> API_URL = setting(
            "api.url",
            text("http://host:port"),
            null,
            "Where the commands submit, status, cancel, retry and gate find the coordinator.");
    public static final Setting<String> HTTP_BIND = setting(
            "http.bind",
            text("an address of this machine"),
            "127.0.0.1",
            "Address of the HTTP server; on the coordinator any but a loopback address needs http.token.");
    public static final Setting<Integer> HTTP_PORT =
            setting("http.port", whole(0, 65535), "0", "Port of the HTTP server; 0 takes a free one.");
    public static final Setting<String> HTTP_TOKEN = secret(
            "http.token",
            text("a secret text"),
            null,
            "Bearer token that callers of /api must send; run and up make one for their data folder when not set.");

    public static final Setting<List<String>> INTAKE_ROOTS = setting(
            "intake.roots",
            list("absolute folders or s3://bucket/prefix, joined by commas"),
            "/",
            "Only what is below these places may be submitted, and is read, wherever links lead; objects in buckets only where"
                    + " a bucket is named. The same for all processes.");
    public static final Setting<List<String>> INTAKE_EXCLUDE = setting(
            "intake.exclude",
            list("absolute folders, joined by commas"),
            null,
            "Folders below submitted ones that are not read; the target and the store never are.");
    public static final Setting<List<String>> INTAKE_EXCLUDE_NAMES = setting(
            "intake.exclude-names",
            list("names in which * is any text and ? any character, joined by commas; or none"),
            ".*,@eaDir,@Recycle,@Recently-Snapshot,@SynoResource,#recycle,#snapshot,$RECYCLE.BIN,System Volume Information,"
                    + "lost+found,__MACOSX,Thumbs.db,ehthumbs.db,desktop.ini,*.part,*.partial,*.crdownload,*.download,*.filepart,*.tmp",
            "Files and folders below submitted ones that are left out: hidden and partial files, trash, and thumbnails that systems make."
                    + " What is submitted by its own path is taken.");
    public static final Setting<Duration> INTAKE_QUIET_TIME = setting(
            "intake.quiet-time",
            duration(Duration.ZERO, DAY),
            "0s",
            "A file that changed more recently than this is quarantined, as it may still be being written; 0s: it is taken.");
    public static final Setting<Integer> INTAKE_PARALLEL =
            setting("intake.parallel-files", whole(1, 64), "2", "Files the coordinator reads at the same time.");
    public static final Setting<String> BUCKET_EVENTS_TOPIC = setting(
            "intake.bucket-events.topic",
            word("[a-zA-Z0-9._-]{1,249}", "the name of a topic"),
            null,
            "Topic of this Kafka on which servers of buckets (MinIO, S3, Ceph) tell of new objects: those below intake.roots are"
                    + " submitted. Its name is taken as it is, without lull.prefix.");
    public static final Setting<Duration> STATE_RETENTION = setting(
            "state.retention",
            duration(Duration.ofMinutes(1), DAY.multipliedBy(3650)),
            "1d",
            "How long the state of a settled submission is kept; quarantined files are kept until they are retried or forgotten.");

    public static final Setting<Duration> CONTENT_RETENTION = setting(
            "content.retention",
            duration(Duration.ofMinutes(1), DAY.multipliedBy(3650)),
            "90d",
            "How long it is remembered that content arrived, from when it last arrived or was submitted; the same content "
                    + "is a duplicate until then. Takes 224 bytes of Redis per file.");

    public static final Setting<Duration> RECONCILE_INTERVAL = setting(
            "reconcile.interval",
            duration(Duration.ofSeconds(1), Duration.ofHours(1)),
            "30s",
            "How often the coordinator looks for lost work and orphaned files.");
    public static final Setting<Duration> RECONCILE_LITTER_AGE = setting(
            "reconcile.litter-age",
            duration(Duration.ofSeconds(1), DAY.multipliedBy(365)),
            "1h",
            "How long the finished units of a failed conversion, and files of unknown conversions, stay in the store.");

    public static final Setting<String> WORKER_NAME = setting(
            "worker.name",
            text("a name"),
            null,
            "Name of this process in claims, events and logs. Default: host name and process id.");

    public static final Setting<String> LOG_FORMAT = setting(
            "log.format",
            oneOf("text", "json"),
            "text",
            "How a role writes its log to standard output: lines for people, or one JSON object a line.");

    public static final Setting<String> SECURITY_STRICT = setting(
            "security.strict",
            oneOf("false", "true"),
            "false",
            "Whether a process refuses to start where ffmpeg cannot be confined: bounds on its memory and output, no"
                    + " network, its end with the worker. Otherwise the log says what is missing.");

    static final List<Setting<?>> TABLE = List.of(
            PREFIX,
            KAFKA_BOOTSTRAP_SERVERS,
            TOPICS_REPLICATION,
            EVENTS_RETENTION,
            HISTORY_RETENTION,
            STORE,
            STORE_CACHE,
            STORE_CACHE_SIZE,
            STORE_CACHE_LIMIT,
            TARGET,
            API_URL,
            HTTP_BIND,
            HTTP_PORT,
            HTTP_TOKEN,
            INTAKE_ROOTS,
            INTAKE_EXCLUDE,
            INTAKE_EXCLUDE_NAMES,
            INTAKE_QUIET_TIME,
            INTAKE_PARALLEL,
            BUCKET_EVENTS_TOPIC,
            STATE_RETENTION,
            CONTENT_RETENTION,
            RECONCILE_INTERVAL,
            RECONCILE_LITTER_AGE,
            WORKER_NAME,
            LOG_FORMAT,
            SECURITY_STRICT);

    private LullSettings() {}
}
