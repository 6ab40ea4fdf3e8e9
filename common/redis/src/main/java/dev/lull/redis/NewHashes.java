package dev.lull.redis;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes hashes that are new; those that exist are left as they are. */
final class NewHashes {

    private final Redis redis;

    NewHashes(Redis redis) {
        this.redis = redis;
    }

    void create(String key, Map<String, String> fields) {
        redis.run(Script.CREATE, key, arguments(fields));
    }

    /**
     * Writes many at once, by their keys.
     *
     * @return all of them as they now stand; only those that existed are read
     */
    Map<String, Fields> createAll(Map<String, Map<String, String>> hashes) {
        List<ScriptCall> calls = hashes.entrySet().stream()
                .map(hash -> new ScriptCall(hash.getKey(), arguments(hash.getValue())))
                .toList();
        List<List<String>> answers = redis.runAll(Script.CREATE, calls);
        Map<String, Fields> standing = new HashMap<>();
        List<String> older = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            String key = calls.get(i).key();
            if (answers.get(i).get(0).equals("created")) {
                standing.put(key, new Fields(key, requireNonNull(hashes.get(key))));
            } else {
                older.add(key);
            }
        }
        redis.hashes(older).forEach(fields -> standing.put(fields.key(), fields));
        return standing;
    }

    private static List<String> arguments(Map<String, String> fields) {
        List<String> arguments = new ArrayList<>();
        fields.forEach((name, text) -> {
            arguments.add(name);
            arguments.add(text);
        });
        return arguments;
    }
}
