package dev.lull.common.ledger.redis;

import dev.lull.common.settings.SettingsException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where Redis is: {@code redis://[user:password@]host[:port][/database]}, {@code rediss://} for TLS. Special characters
 * of the password are percent-encoded.
 *
 * @param server scheme, host and port
 * @param user null without
 * @param password null without
 */
record RedisAddress(
        String server, @Nullable String user, @Nullable String password, int database) {

    private static final Set<String> SCHEMES = Set.of("redis", "rediss");
    private static final int STANDARD_PORT = 6379;

    /**
     * Reads the URL.
     *
     * @throws SettingsException when it is not one of Redis; the message does not repeat it, for it may hold a password
     */
    static RedisAddress of(String url) {
        try {
            URI uri = URI.create(url);
            if (uri.getHost() == null || !SCHEMES.contains(uri.getScheme())) {
                throw new IllegalArgumentException("no Redis URL");
            }
            int port = uri.getPort() < 0 ? STANDARD_PORT : uri.getPort();
            String path = uri.getPath().replaceFirst("^/", "");
            String login = uri.getUserInfo() == null ? "" : uri.getUserInfo();
            int colon = login.indexOf(':');
            return new RedisAddress(
                    uri.getScheme() + "://" + uri.getHost() + ":" + port,
                    orNull(colon < 0 ? login : login.substring(0, colon)),
                    orNull(colon < 0 ? "" : login.substring(colon + 1)),
                    path.isEmpty() ? 0 : Integer.parseInt(path));
        } catch (IllegalArgumentException e) {
            throw new SettingsException(
                    List.of("redis.url must be redis://[user:password@]host[:port][/database], or rediss://… for TLS"));
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** For people: without user and password. */
    @Override
    public String toString() {
        return database == 0 ? server : server + "/" + database;
    }
}
