package dev.lull.common.settings;

import static dev.lull.common.settings.Setting.secret;
import static dev.lull.common.settings.Setting.setting;
import static dev.lull.common.settings.SettingType.bytes;
import static dev.lull.common.settings.SettingType.duration;
import static dev.lull.common.settings.SettingType.oneOf;
import static dev.lull.common.settings.SettingType.text;
import static dev.lull.common.settings.SettingType.whole;

import java.time.Duration;
import java.util.List;

/** How buckets are reached, be they the target, the store or both. */
public final class S3Settings {

    /** S3 takes no smaller part of a multipart upload, but for the last, and no larger one. */
    private static final long SMALLEST_PART = 5L << 20;

    private static final long LARGEST_PART = 5L << 30;

    public static final Setting<String> ENDPOINT = setting(
            "s3.endpoint",
            text("http://host:port or https://host"),
            null,
            "Where the S3 server is; Amazon's when not set.");
    public static final Setting<String> REGION = setting(
            "s3.region",
            text("a region, such as eu-central-1"),
            null,
            "Region of the buckets; when not set, AWS_REGION, otherwise us-east-1.");
    public static final Setting<String> PATH_STYLE = setting(
            "s3.path-style",
            oneOf("true", "false"),
            null,
            "Whether the bucket stands in the path (true) or in the host name; true when s3.endpoint is set.");
    public static final Setting<String> ACCESS_KEY = setting(
            "s3.access-key",
            text("an access key id"),
            null,
            "Access key, with s3.secret-key. Default: AWS's usual chain: environment, profile, role of the pod or the machine.");
    public static final Setting<String> SECRET_KEY =
            secret("s3.secret-key", text("a secret key"), null, "Secret key of s3.access-key.");
    public static final Setting<Long> PART_SIZE = setting(
            "s3.part-size",
            bytes(SMALLEST_PART, LARGEST_PART),
            "16MB",
            "Larger files are sent in parts of this size, several at a time.");
    public static final Setting<Integer> PARALLEL_PARTS =
            setting("s3.parallel-parts", whole(1, 64), "4", "Parts that one process sends at the same time.");
    public static final Setting<String> SERVER_SIDE_ENCRYPTION = setting(
            "s3.server-side-encryption",
            oneOf("aes256", "aws:kms", "aws:kms:dsse"),
            null,
            "How the server encrypts uploaded objects; the bucket's own rule when not set.");
    public static final Setting<String> KMS_KEY =
            setting("s3.kms-key", text("id or ARN of a key"), null, "Key for s3.server-side-encryption aws:kms.");
    public static final Setting<String> STORAGE_CLASS = setting(
            "s3.storage-class",
            text("a storage class, such as STANDARD_IA"),
            null,
            "Storage class of uploaded files; the bucket's own rule when not set.");
    public static final Setting<Duration> ABANDONED_AFTER = setting(
            "s3.abandoned-after",
            duration(Duration.ofHours(1), Duration.ofDays(365)),
            "7d",
            "Multipart uploads below the target's or the store's prefix that are older than this are removed.");
    public static final Setting<Duration> CONNECT_TIMEOUT = setting(
            "s3.connect-timeout",
            duration(Duration.ofMillis(100), Duration.ofMinutes(10)),
            "5s",
            "How long to wait for a connection.");
    public static final Setting<Duration> READ_TIMEOUT = setting(
            "s3.read-timeout",
            duration(Duration.ofMillis(100), Duration.ofHours(1)),
            "60s",
            "How long a server that has a request, or is sending, may be silent.");

    static final List<Setting<?>> TABLE = List.of(
            ENDPOINT,
            REGION,
            PATH_STYLE,
            ACCESS_KEY,
            SECRET_KEY,
            PART_SIZE,
            PARALLEL_PARTS,
            SERVER_SIDE_ENCRYPTION,
            KMS_KEY,
            STORAGE_CLASS,
            ABANDONED_AFTER,
            CONNECT_TIMEOUT,
            READ_TIMEOUT);

    private S3Settings() {}
}
