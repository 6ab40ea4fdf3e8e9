package dev.lull.redis;

import dev.lull.common.ledger.Durability;
import dev.lull.common.lifecycle.Unavailable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a Redis says of itself. */
record RedisInfo(Map<String, String> fields) {

    private static final String OK = "ok";

    RedisInfo {
        fields = Map.copyOf(fields);
    }

    /** Asks it; throws {@link Unavailable} when it does not answer, and when it is not allowed to. */
    static RedisInfo of(Redis redis, String... sections) {
        Map<String, String> fields = new HashMap<>();
        redis.run(Script.INFO, redis.keys().unsettledSubmissions(), List.of(sections))
                .forEach(section -> section.lines().forEach(line -> {
                    int colon = line.indexOf(':');
                    if (colon > 0) {
                        fields.put(
                                line.substring(0, colon),
                                line.substring(colon + 1).strip());
                    }
                }));
        return new RedisInfo(fields);
    }

    String field(String name, String otherwise) {
        return fields.getOrDefault(name, otherwise);
    }

    Durability durability() {
        if (!fields.containsKey("aof_enabled")) {
            return Durability.UNKNOWN;
        }
        if (appendFailed() || snapshotFailed()) {
            return Durability.FAILING;
        }
        return appends() ? Durability.EVERY_CHANGE : Durability.SNAPSHOTS;
    }

    boolean appends() {
        return "1".equals(fields.get("aof_enabled"));
    }

    boolean appendFailed() {
        return appends() && !OK.equals(field("aof_last_write_status", OK));
    }

    boolean snapshotFailed() {
        return !OK.equals(field("rdb_last_bgsave_status", OK));
    }
}
