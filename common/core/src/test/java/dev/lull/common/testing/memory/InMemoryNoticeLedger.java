package dev.lull.common.testing.memory;

import dev.lull.common.ledger.Notice;
import dev.lull.common.ledger.NoticeLedger;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** By channel, and the submissions that are looked at. */
final class InMemoryNoticeLedger implements NoticeLedger {

    private final Memory memory;
    private final Map<String, Instant> watched = new LinkedHashMap<>();
    private final Map<String, Map<Notice, Instant>> channels = new HashMap<>();

    InMemoryNoticeLedger(Memory memory) {
        this.memory = memory;
    }

    @Override
    public void watch(Collection<String> submissions, Instant at) {
        memory.write("notices.watch", () -> submissions.forEach(id -> watched.put(id, at)));
    }

    @Override
    public List<String> watched(int offset, int limit) {
        return memory.read(() -> watched.entrySet().stream()
                .sorted(Map.Entry.<String, Instant>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .skip(offset)
                .limit(limit)
                .toList());
    }

    @Override
    public void unwatch(Collection<String> submissions) {
        memory.write("notices.unwatch", () -> watched.keySet().removeAll(submissions));
    }

    @Override
    public void add(Collection<String> names, Collection<Notice> notices, Instant at) {
        memory.write(
                "notices.add",
                () -> names.forEach(
                        name -> notices.forEach(notice -> channels.computeIfAbsent(name, any -> new LinkedHashMap<>())
                                .put(notice, at))));
    }

    @Override
    public List<Waiting> waiting(String channel, int limit) {
        return memory.read(() -> channels.getOrDefault(channel, Map.of()).entrySet().stream()
                .map(entry -> new Waiting(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Waiting::since)
                        .thenComparing(waiting -> waiting.notice().text()))
                .limit(limit)
                .toList());
    }

    @Override
    public void remove(String channel, Notice notice) {
        memory.write(
                "notices.remove",
                () -> channels.getOrDefault(channel, new HashMap<>()).remove(notice));
    }
}
