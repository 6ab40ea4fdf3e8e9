package dev.lull.redis;

import dev.lull.common.ledger.WatchBatch;
import dev.lull.common.ledger.WatchLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.redisson.client.codec.StringCodec;

/**
 * {@code lull:watched:/folder/below}: what was taken of a directory, a field a name, and {@code lull:watching:/folder}:
 * {@code by} has the folder {@code until} then; while files are being taken in, {@code submission} is the one that they
 * come with, and {@code file:/folder/below/name} what was seen of each. Neither expires.
 */
final class RedisWatchLedger implements WatchLedger {

    private static final String SUBMISSION = "submission";
    private static final String FILE = "file:";

    private final Redis redis;
    private final Keys keys;

    RedisWatchLedger(Redis redis) {
        this.redis = redis;
        this.keys = redis.keys();
    }

    @Override
    public boolean hold(String folder, String coordinator, Duration lease) {
        return redis.hold(keys.watching(folder), coordinator, lease);
    }

    @Override
    public void leave(String folder, String coordinator) {
        redis.leave(keys.watching(folder), coordinator);
    }

    @Override
    public Map<String, String> taken(String directory) {
        return redis.hash(keys.watched(directory)).texts();
    }

    @Override
    public void note(String directory, Map<String, String> seen) {
        List<String> arguments = new ArrayList<>();
        seen.forEach((name, each) -> {
            arguments.add(name);
            arguments.add(each);
        });
        redis.run(Script.WATCH_NOTE, keys.watched(directory), arguments);
    }

    @Override
    public void forget(String directory, Collection<String> names) {
        String key = keys.watched(directory);
        redis.ask(
                key,
                redisson -> redisson.<String, String>getMap(key, StringCodec.INSTANCE)
                        .fastRemove(names.toArray(String[]::new)));
    }

    @Override
    public boolean begin(String folder, String coordinator, WatchBatch batch) {
        List<String> arguments = new ArrayList<>(List.of(coordinator, batch.submission()));
        batch.files().forEach((path, seen) -> {
            arguments.add(FILE + path);
            arguments.add(seen);
        });
        return redis.run(Script.WATCH_BEGIN, keys.watching(folder), arguments)
                .get(0)
                .equals("begun");
    }

    @Override
    public Optional<WatchBatch> begun(String folder) {
        Fields fields = redis.hash(keys.watching(folder));
        String submission = fields.text(SUBMISSION);
        if (submission == null) {
            return Optional.empty();
        }
        Map<String, String> files = new TreeMap<>();
        fields.texts().forEach((name, seen) -> {
            if (name.startsWith(FILE)) {
                files.put(name.substring(FILE.length()), seen);
            }
        });
        return Optional.of(new WatchBatch(submission, files));
    }

    @Override
    public void end(String folder, String submission) {
        redis.run(Script.WATCH_END, keys.watching(folder), List.of(submission));
    }
}
