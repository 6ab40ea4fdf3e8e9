package dev.lull.redis;

/** How many servers there are, and who says which of them answers. */
enum RedisLayout {
    SERVER("", 6379, "redis://[user:password@]host[:port][/database], or rediss://… for TLS"),
    SENTINEL(
            "+sentinel",
            26379,
            "redis+sentinel://[user:password@]host[:port],host[:port]…/master-name[/database],"
                    + " or rediss+sentinel://… for TLS"),
    CLUSTER(
            "+cluster",
            6379,
            "redis+cluster://[user:password@]host[:port],host[:port]…, without a database,"
                    + " or rediss+cluster://… for TLS");

    private final String suffix;
    private final int standardPort;
    private final String form;

    RedisLayout(String suffix, int standardPort, String form) {
        this.suffix = suffix;
        this.standardPort = standardPort;
        this.form = form;
    }

    /** What the URL's scheme says; a single server when it says nothing that is known. */
    static RedisLayout of(String url) {
        for (RedisLayout layout : values()) {
            if (layout != SERVER && url.matches("rediss?\\" + layout.suffix + ":.*")) {
                return layout;
            }
        }
        return SERVER;
    }

    String scheme(boolean tls) {
        return (tls ? "rediss" : "redis") + suffix;
    }

    int standardPort() {
        return standardPort;
    }

    /** How its URL is written, for people. */
    String form() {
        return form;
    }
}
