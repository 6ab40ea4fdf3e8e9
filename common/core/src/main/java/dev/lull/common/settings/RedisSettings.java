package dev.lull.common.settings;

import static dev.lull.common.settings.Setting.secret;
import static dev.lull.common.settings.Setting.setting;
import static dev.lull.common.settings.SettingType.text;

import java.util.List;

/** How Redis is reached. */
public final class RedisSettings {

    public static final Setting<String> URL = secret(
            "redis.url",
            text("redis://…, redis+sentinel://… or redis+cluster://…, each with rediss for TLS"),
            null,
            "Where Redis is, with user and password if it has any.");
    public static final Setting<String> CA = setting(
            "redis.ca", text("a PEM file"), null, "CA certificates (PEM) trusted for Redis. Default: the JVM's.");
    public static final Setting<String> CERTIFICATE = setting(
            "redis.certificate",
            text("a PEM file"),
            null,
            "Client certificate (PEM) for Redis, with its intermediate certificates; needs redis.key.");
    public static final Setting<String> KEY =
            setting("redis.key", text("a PEM file"), null, "Private key of redis.certificate (PEM, PKCS #8).");
    public static final Setting<String> SENTINEL_USER = setting(
            "redis.sentinel-user", text("a name"), null, "User at the sentinels, if they have users of their own.");
    public static final Setting<String> SENTINEL_PASSWORD = secret(
            "redis.sentinel-password", text("a secret text"), null, "Password at the sentinels, if they need one.");

    static final List<Setting<?>> TABLE = List.of(URL, CA, CERTIFICATE, KEY, SENTINEL_USER, SENTINEL_PASSWORD);

    private RedisSettings() {}
}
