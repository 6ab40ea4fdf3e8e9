package dev.lull.redis;

import dev.lull.common.ledger.ArchiveLedger;
import dev.lull.common.ledger.UnpackingPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * {@code lull:archive:ID}: {@code by} has the archive {@code until} then; of this {@code version} so many
 * {@code entries} are done, of so many {@code bytes}. {@code lull:passwords:ID}: a field a password, its value the
 * order. Both expire.
 */
final class RedisArchiveLedger implements ArchiveLedger {

    private static final Duration KEPT = Duration.ofDays(30);

    private final Redis redis;
    private final Keys keys;

    RedisArchiveLedger(Redis redis) {
        this.redis = redis;
        this.keys = redis.keys();
    }

    @Override
    public boolean hold(String archive, String coordinator, Duration lease) {
        return redis.hold(keys.archive(archive), coordinator, lease);
    }

    @Override
    public void leave(String archive, String coordinator) {
        redis.leave(keys.archive(archive), coordinator);
    }

    @Override
    public UnpackingPosition position(String archive) {
        Fields fields = redis.hash(keys.archive(archive));
        String version = fields.text("version");
        return version == null
                ? UnpackingPosition.NONE
                : new UnpackingPosition(version, fields.number("entries"), fields.number("bytes"));
    }

    @Override
    public boolean note(String archive, String coordinator, UnpackingPosition position) {
        return redis.run(
                        Script.ARCHIVE_NOTE,
                        keys.archive(archive),
                        List.of(coordinator, position.version(), position.entries(), position.bytes(), KEPT.toMillis()))
                .get(0)
                .equals("noted");
    }

    @Override
    public void forget(String archive) {
        redis.delete(keys.archive(archive));
    }

    @Override
    public void addPasswords(String of, List<String> passwords, Duration kept) {
        List<Object> arguments = new ArrayList<>(List.of(kept.toMillis()));
        arguments.addAll(passwords);
        redis.run(Script.PASSWORDS_ADD, keys.passwords(of), arguments);
    }

    @Override
    public List<String> passwords(String of) {
        return redis.hash(keys.passwords(of)).texts().entrySet().stream()
                .sorted(Comparator.comparing(entry -> Integer.valueOf(entry.getValue())))
                .map(Map.Entry::getKey)
                .toList();
    }
}
