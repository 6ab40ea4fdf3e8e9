package dev.lull.redis;

import dev.lull.common.ledger.Notice;
import dev.lull.common.ledger.NoticeLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.redisson.client.codec.StringCodec;
import org.redisson.client.protocol.ScoredEntry;

/** Sorted sets by time: {@code lull:notify:submissions}, and for each channel {@code lull:notify:channel:CHANNEL}. */
final class RedisNoticeLedger implements NoticeLedger {

    private final Redis redis;
    private final Keys keys;
    private final Index index;

    RedisNoticeLedger(Redis redis, Index index) {
        this.redis = redis;
        this.keys = redis.keys();
        this.index = index;
    }

    @Override
    public void watch(Collection<String> submissions, Instant at) {
        index.move(submissions.stream()
                .map(id -> new Index.Entry(id, keys.notifySubmissions(), List.of(), at))
                .toList());
    }

    @Override
    public List<String> watched(int offset, int limit) {
        return index.ids(keys.notifySubmissions(), offset, limit);
    }

    @Override
    public void unwatch(Collection<String> submissions) {
        index.remove(keys.notifySubmissions(), submissions);
    }

    @Override
    public void add(Collection<String> channels, Collection<Notice> notices, Instant at) {
        List<Index.Entry> entries = new ArrayList<>();
        for (String channel : channels) {
            notices.forEach(notice -> entries.add(new Index.Entry(notice.text(), keys.notify(channel), List.of(), at)));
        }
        index.move(entries);
    }

    @Override
    public List<Waiting> waiting(String channel, int limit) {
        String key = keys.notify(channel);
        Collection<ScoredEntry<String>> entries = redis.ask(
                key,
                redisson -> redisson.<String>getScoredSortedSet(key, StringCodec.INSTANCE)
                        .entryRange(0, limit - 1));
        List<Waiting> waiting = new ArrayList<>();
        List<String> foreign = new ArrayList<>();
        for (ScoredEntry<String> entry : entries) {
            try {
                waiting.add(new Waiting(
                        Notice.of(entry.getValue()),
                        Instant.ofEpochMilli(entry.getScore().longValue())));
            } catch (IllegalArgumentException none) {
                foreign.add(entry.getValue());
            }
        }
        index.remove(key, foreign);
        return waiting;
    }

    @Override
    public void remove(String channel, Notice notice) {
        index.remove(keys.notify(channel), List.of(notice.text()));
    }
}
