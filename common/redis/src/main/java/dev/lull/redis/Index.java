package dev.lull.redis;

import dev.lull.common.lifecycle.UnreadableEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sorted sets of ids by time. They are written after the hashes they point to and may lag behind after a crash, so
 * every entry is checked against its hash when it is read, and one that is stale is removed. One that cannot be read is
 * passed over, so that it does not hide the others.
 */
final class Index {

    private static final Logger log = LoggerFactory.getLogger(Index.class);

    /**
     * Entries asked for in one request: more of them would keep Redis busy for longer than others wait for an answer.
     */
    private static final int PAGE = 200;

    private final Redis redis;

    Index(Redis redis) {
        this.redis = redis;
    }

    /** An id that goes into one set and out of others. */
    record Entry(String id, String into, Collection<String> outOf, Instant at) {}

    /** Puts ids into their sets, then takes them out of others. */
    void move(List<Entry> entries) {
        Map<String, Map<String, Double>> into = new LinkedHashMap<>();
        Map<String, List<String>> outOf = new LinkedHashMap<>();
        for (Entry entry : entries) {
            into.computeIfAbsent(entry.into(), set -> new LinkedHashMap<>()).put(entry.id(), score(entry.at()));
            entry.outOf()
                    .forEach(set -> outOf.computeIfAbsent(set, each -> new ArrayList<>())
                            .add(entry.id()));
        }
        List<Redis.Command> commands = new ArrayList<>();
        into.forEach((set, ids) -> commands.add(batch ->
                batch.<String>getScoredSortedSet(set, StringCodec.INSTANCE).addAllAsync(ids)));
        outOf.forEach((set, ids) -> commands.add(
                batch -> batch.getScoredSortedSet(set, StringCodec.INSTANCE).removeAllAsync(ids)));
        redis.batch(String.join(" or ", into.keySet()), commands);
    }

    void put(String set, String id, Instant at) {
        move(List.of(new Entry(id, set, List.of(), at)));
    }

    /** Changes the time of an id that is still in the set. */
    void touch(String set, String id, Instant at) {
        redis.ask(
                set,
                redisson ->
                        redisson.getScoredSortedSet(set, StringCodec.INSTANCE).addIfExists(score(at), id));
    }

    void remove(String set, Collection<String> ids) {
        if (!ids.isEmpty()) {
            redis.ask(
                    set,
                    redisson -> redisson.getScoredSortedSet(set, StringCodec.INSTANCE)
                            .removeAll(ids));
        }
    }

    /** How many ids each of these sets has, in one round trip; stale ones count. */
    List<Long> sizes(List<String> sets) {
        List<?> sizes = redis.batch(
                String.join(" or ", sets),
                sets.stream()
                        .<Redis.Command>map(set -> batch -> batch.getScoredSortedSet(set, StringCodec.INSTANCE)
                                .sizeAsync())
                        .toList());
        return sizes.stream().map(size -> ((Number) size).longValue()).toList();
    }

    /** The ids in the set, longest there first. */
    List<String> ids(String set, int offset, int limit) {
        if (limit <= 0) {
            return List.of();
        }
        return redis.ask(
                set,
                redisson -> List.copyOf(redisson.<String>getScoredSortedSet(set, StringCodec.INSTANCE)
                        .valueRange(offset, offset + limit - 1)));
    }

    /** All ids in the set, page after page, longest there first. The set must not shrink meanwhile. */
    void pages(String set, Consumer<List<String>> reader) {
        List<String> ids = ids(set, 0, PAGE);
        for (int next = ids.size(); !ids.isEmpty(); next += ids.size()) {
            reader.accept(ids);
            ids = ids(set, next, PAGE);
        }
    }

    /**
     * What the ids of a set stand for, longest there first.
     *
     * @param key the hash of an id
     * @param read its meaning; empty when it does not belong into this set any more
     */
    <T> List<T> read(
            String set,
            int offset,
            int limit,
            Function<String, String> key,
            BiFunction<String, Fields, Optional<T>> read) {
        List<T> found = new ArrayList<>();
        int next = offset;
        while (found.size() < limit) {
            Map<String, Double> page = entries(set, next, Math.min(PAGE, limit - found.size()));
            if (page.isEmpty()) {
                break;
            }
            Map<String, Double> stale = readEach(page, key, read, found);
            // what came here after it was read would be lost: it is looked at again once it is out
            remove(set, stale.keySet());
            Map<String, Double> back = new LinkedHashMap<>(stale);
            back.keySet().removeAll(readEach(stale, key, read, found).keySet());
            putBack(set, back);
            next += page.size() - stale.size() + back.size();
        }
        return found;
    }

    /** Returns those that are stale. */
    private <T> Map<String, Double> readEach(
            Map<String, Double> entries,
            Function<String, String> key,
            BiFunction<String, Fields, Optional<T>> read,
            List<T> found) {
        List<String> ids = List.copyOf(entries.keySet());
        List<Fields> hashes =
                ids.isEmpty() ? List.of() : redis.hashes(ids.stream().map(key).toList());
        Map<String, Double> stale = new LinkedHashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            Fields fields = hashes.get(i);
            check(() -> read.apply(id, fields))
                    .ifPresentOrElse(found::addAll, () -> stale.put(id, entries.getOrDefault(id, 0.0)));
        }
        return stale;
    }

    private void putBack(String set, Map<String, Double> entries) {
        if (!entries.isEmpty()) {
            redis.ask(
                    set,
                    redisson -> redisson.<String>getScoredSortedSet(set, StringCodec.INSTANCE)
                            .addAll(entries));
        }
    }

    /** Ids with their times, longest there first. */
    private Map<String, Double> entries(String set, int offset, int limit) {
        Map<String, Double> entries = new LinkedHashMap<>();
        redis.ask(
                        set,
                        redisson -> redisson.<String>getScoredSortedSet(set, StringCodec.INSTANCE)
                                .entryRange(offset, offset + limit - 1))
                .forEach(entry -> entries.put(entry.getValue(), entry.getScore()));
        return entries;
    }

    /** Reads one entry: empty when it is stale; an empty list, and a word in the log, when it is unreadable. */
    static <T> Optional<List<T>> check(Supplier<Optional<T>> entry) {
        try {
            return entry.get().map(List::of);
        } catch (UnreadableEntry e) {
            log.warn("Redis entry skipped: {}", e.getMessage());
            return Optional.of(List.of());
        }
    }

    /** Milliseconds fit into a double without loss. */
    private static double score(Instant at) {
        return (double) at.toEpochMilli();
    }
}
