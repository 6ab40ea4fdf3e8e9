package dev.lull.bench.chaos.observe;

import dev.lull.bench.chaos.check.LedgerState;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the ledger as {@code redis-cli} would: the names of its keys and fields are part of Lull's contract. */
public final class LedgerReader {

    private static final String MEDIA = "lull:media:";
    private static final String CONVERSION = "lull:conversion:";
    private static final String SUBMISSION = "lull:submission:";

    private final int port;

    public LedgerReader(int port) {
        this.port = port;
    }

    public LedgerState read() throws IOException {
        LedgerState state = new LedgerState(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
        try (Redis redis = new Redis(port)) {
            for (String key : keys(redis)) {
                switch (redis.text("TYPE", key)) {
                    case "hash" -> put(state, key, fields(redis, key));
                    case "zset" -> state.indexes().put(key, new HashSet<>(redis.texts("ZRANGE", key, "0", "-1")));
                    default -> {
                        // seen contents and duplicates: what follows from them is seen in the files
                    }
                }
            }
        }
        return state;
    }

    /** How many submissions are not settled, and conversions not ended. */
    public Map<String, Integer> open() throws IOException {
        try (Redis redis = new Redis(port)) {
            return Map.of(
                    "submissions", Integer.parseInt(redis.text("ZCARD", "lull:submissions:unsettled")),
                    "conversions", Integer.parseInt(redis.text("ZCARD", "lull:conversions:incomplete")));
        }
    }

    private static Set<String> keys(Redis redis) throws IOException {
        Set<String> keys = new HashSet<>();
        String cursor = "0";
        do {
            List<?> page = (List<?>) redis.ask("SCAN", cursor, "MATCH", "lull:*", "COUNT", "1000");
            cursor = String.valueOf(page.get(0));
            ((List<?>) page.get(1)).forEach(key -> keys.add(String.valueOf(key)));
        } while (!cursor.equals("0"));
        return keys;
    }

    private static Map<String, String> fields(Redis redis, String key) throws IOException {
        List<String> words = redis.texts("HGETALL", key);
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            fields.put(words.get(i), words.get(i + 1));
        }
        return fields;
    }

    private static void put(LedgerState state, String key, Map<String, String> fields) {
        if (key.startsWith(MEDIA)) {
            state.media().put(key.substring(MEDIA.length()), fields);
        } else if (key.startsWith(CONVERSION)) {
            state.conversions().put(key.substring(CONVERSION.length()), fields);
        } else if (key.startsWith(SUBMISSION)) {
            state.submissions().put(key.substring(SUBMISSION.length()), fields);
        }
    }
}
