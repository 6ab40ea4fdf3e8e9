package dev.lull.redis;

import dev.lull.common.settings.RedisSettings;
import dev.lull.common.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * How Lull logs in at the sentinels, whose users are not those of Redis.
 *
 * @param user null without
 * @param password null without
 */
record SentinelLogin(@Nullable String user, @Nullable String password) {

    static final SentinelLogin NONE = new SentinelLogin(null, null);

    static SentinelLogin of(Settings settings) {
        return new SentinelLogin(
                settings.find(RedisSettings.SENTINEL_USER).orElse(null),
                settings.find(RedisSettings.SENTINEL_PASSWORD).orElse(null));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return String.valueOf(user);
    }
}
