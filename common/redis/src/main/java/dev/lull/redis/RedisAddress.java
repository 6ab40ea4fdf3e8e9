package dev.lull.redis;

import dev.lull.common.settings.SettingsException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern PARTS =
            Pattern.compile("(?<scheme>[a-z+]+)://(?:(?<login>[^@/]*)@)?(?<hosts>[^@/?#]+)(?<path>(?:/.*)?)");

    /**
     * Reads the URL.
     *
     * @throws SettingsException when it is not one of Redis; the message does not repeat it, for it may hold a password
     */
    static RedisAddress of(String url) {
        RedisLayout layout = RedisLayout.of(url);
        try {
            return read(layout, url);
        } catch (IllegalArgumentException | NoSuchElementException e) {
            throw new SettingsException(List.of("redis.url must be " + layout.form()));
        }
    }

    private static RedisAddress read(RedisLayout layout, String url) {
        Matcher parts = PARTS.matcher(url);
        require(parts.matches());
        boolean tls = parts.group("scheme").equals(layout.scheme(true));
        require(tls || parts.group("scheme").equals(layout.scheme(false)));
        List<String> hosts = new ArrayList<>();
        for (String host : parts.group("hosts").split(",", -1)) {
            hosts.add(host(host, layout.standardPort()));
        }
        require(hosts.size() == 1 || layout != RedisLayout.SERVER);
        String login = parts.group("login") == null ? "" : parts.group("login");
        int colon = login.indexOf(':');
        Deque<String> path = path(parts.group("path"));
        String master = layout == RedisLayout.SENTINEL ? path.remove() : null;
        String database = layout == RedisLayout.CLUSTER || path.isEmpty() ? "0" : path.remove();
        require(path.isEmpty());
        return new RedisAddress(
                layout,
                tls,
                List.copyOf(hosts),
                text(colon < 0 ? login : login.substring(0, colon)),
                text(colon < 0 ? "" : login.substring(colon + 1)),
                master,
                Integer.parseInt(database));
    }

    private static String host(String text, int standardPort) {
        URI uri = URI.create("redis://" + text);
        require(uri.getHost() != null && uri.getUserInfo() == null);
        return uri.getHost() + ":" + (uri.getPort() < 0 ? standardPort : uri.getPort());
    }

    private static Deque<String> path(String text) {
        Deque<String> path = new ArrayDeque<>(List.of(text.split("/", -1)));
        path.remove();
        path.removeLastOccurrence("");
        require(!path.contains("") && text.matches("[^?#%]*"));
        return path;
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
