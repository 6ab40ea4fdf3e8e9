package dev.lull.common.ledger.redis;

import dev.lull.common.settings.SettingsException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where Redis is, as its {@link RedisLayout} is written. Special characters of user and password are percent-encoded.
 *
 * @param tls whether every connection is encrypted
 * @param hosts {@code host:port} of the server, of the sentinels, or of some nodes of the cluster
 * @param user null without
 * @param password null without
 * @param master what the sentinels call it; null without sentinels
 */
record RedisAddress(
        RedisLayout layout,
        boolean tls,
        List<String> hosts,
        @Nullable String user,
        @Nullable String password,
        @Nullable String master,
        int database) {

    /**
     * Reads the URL.
     *
     * @throws SettingsException when it is not one of Redis; the message does not repeat it, for it may hold a password
     */
    static RedisAddress of(String url) {
        RedisLayout layout = RedisLayout.of(url);
        try {
            return read(layout, URI.create(url));
        } catch (IllegalArgumentException e) {
            throw new SettingsException(List.of("redis.url must be " + layout.form()));
        }
    }

    private static RedisAddress read(RedisLayout layout, URI uri) {
        boolean tls = uri.getScheme() != null && uri.getScheme().equals(layout.scheme(true));
        require(tls || layout.scheme(false).equals(uri.getScheme()));
        require(uri.getRawAuthority() != null && uri.getRawQuery() == null && uri.getRawFragment() == null);
        String authority = uri.getRawAuthority();
        int at = authority.lastIndexOf('@');
        List<String> hosts = new ArrayList<>();
        for (String host : authority.substring(at + 1).split(",", -1)) {
            hosts.add(host(host, layout.standardPort()));
        }
        require(hosts.size() == 1 || layout != RedisLayout.SERVER);
        String login = at < 0 ? "" : authority.substring(0, at);
        int colon = login.indexOf(':');
        String[] path = uri.getPath().split("/", -1);
        boolean named = layout == RedisLayout.SENTINEL;
        String database = path.length > (named ? 2 : 1) ? path[named ? 2 : 1] : "";
        require(path.length <= (named ? 3 : 2));
        require(!named || (path.length > 1 && !path[1].isEmpty()));
        require(layout != RedisLayout.CLUSTER || database.isEmpty());
        return new RedisAddress(
                layout,
                tls,
                List.copyOf(hosts),
                text(colon < 0 ? login : login.substring(0, colon)),
                text(colon < 0 ? "" : login.substring(colon + 1)),
                named ? path[1] : null,
                database.isEmpty() ? 0 : Integer.parseInt(database));
    }

    private static String host(String text, int standardPort) {
        URI uri = URI.create("redis://" + text);
        require(uri.getHost() != null && uri.getPath().isEmpty());
        return uri.getHost() + ":" + (uri.getPort() < 0 ? standardPort : uri.getPort());
    }

    private static @Nullable String text(String encoded) {
        return encoded.isEmpty()
                ? null
                : URI.create("redis://" + encoded + "@host").getUserInfo();
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("no Redis URL");
        }
    }

    /** One for each of the {@link #hosts}, as Redisson wants them. */
    String[] servers() {
        String scheme = RedisLayout.SERVER.scheme(tls);
        return hosts.stream().map(host -> scheme + "://" + host).toArray(String[]::new);
    }

    /** For people: without user and password. */
    @Override
    public String toString() {
        return layout.scheme(tls) + "://" + String.join(",", hosts) + (master == null ? "" : "/" + master)
                + (database == 0 ? "" : "/" + database);
    }
}
