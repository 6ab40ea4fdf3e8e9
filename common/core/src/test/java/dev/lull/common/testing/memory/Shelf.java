package dev.lull.common.testing.memory;

import dev.lull.common.lifecycle.UnreadableEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Records by id, each of which may be given a time to live. */
final class Shelf<T> {

    private final Supplier<Instant> now;
    private final Map<String, T> records = new LinkedHashMap<>();
    private final Map<String, Instant> ends = new HashMap<>();
    private final Set<String> spoilt = new HashSet<>();

    Shelf(Supplier<Instant> now) {
        this.now = now;
    }

    /** From now on the record cannot be read, as if it was written by hand. */
    void spoil(String id) {
        spoilt.add(id);
    }

    Optional<T> find(String id) {
        dropExpired();
        if (spoilt.contains(id)) {
            throw new UnreadableEntry(id);
        }
        return Optional.ofNullable(records.get(id));
    }

    T findOrAdd(String id, Supplier<T> record) {
        dropExpired();
        return records.computeIfAbsent(id, unknown -> record.get());
    }

    Stream<Map.Entry<String, T>> all() {
        dropExpired();
        return records.entrySet().stream().filter(entry -> !spoilt.contains(entry.getKey()));
    }

    /** The record lives no longer than that from now on; a missing one is left alone. */
    void expire(String id, Duration time) {
        dropExpired();
        if (records.containsKey(id)) {
            ends.put(id, now.get().plus(time));
        }
    }

    /** The record lives for ever again. */
    void persist(String id) {
        dropExpired();
        ends.remove(id);
    }

    void remove(String id) {
        records.remove(id);
        ends.remove(id);
    }

    /** How long the record has to live; empty when that is for ever, or there is none. */
    Optional<Duration> left(String id) {
        dropExpired();
        return Optional.ofNullable(ends.get(id)).map(end -> Duration.between(now.get(), end));
    }

    private void dropExpired() {
        Instant time = now.get();
        ends.entrySet().removeIf(end -> {
            boolean over = !end.getValue().isAfter(time);
            if (over) {
                records.remove(end.getKey());
            }
            return over;
        });
    }
}
