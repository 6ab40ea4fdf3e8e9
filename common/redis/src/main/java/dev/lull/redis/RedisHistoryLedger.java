package dev.lull.redis;

import dev.lull.common.ledger.HistoryLedger;
import dev.lull.common.ledger.HistoryTotals;
import dev.lull.common.task.HistoryEntry;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.redisson.client.codec.StringCodec;

/**
 * {@code lull:media:ended}, a sorted set of what ended, and {@code lull:history}: {@code 2026-11-22 files:uploaded} and
 * so on are the sums of a day, {@code last} the files that were added last, {@code by} and {@code until} who writes it.
 */
final class RedisHistoryLedger implements HistoryLedger {

    private static final Pattern SUM = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}) (\\S+)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

    private final Redis redis;
    private final Keys keys;
    private final Index index;

    RedisHistoryLedger(Redis redis, Index index) {
        this.redis = redis;
        this.keys = redis.keys();
        this.index = index;
    }

    @Override
    public boolean hold(String coordinator, Duration lease) {
        return redis.hold(keys.history(), coordinator, lease);
    }

    @Override
    public void leave(String coordinator) {
        redis.leave(keys.history(), coordinator);
    }

    @Override
    public List<Ended> ended(int limit) {
        return index.read(keys.mediaEnded(), 0, limit, keys::media, RedisHistoryLedger::ended);
    }

    /** Empty for one that is on its way again, has expired, or is in the history already. */
    private static Optional<Ended> ended(String id, Fields fields) {
        return MediaHash.find(id, fields).flatMap(file -> {
            MediaPosition position = fields.as(MediaHash::position);
            boolean recorded = fields.number(MediaHash.RECORDED) == position.moves();
            return file.state().settled() && !recorded
                    ? Optional.of(new Ended(file, position.moves(), position.since()))
                    : Optional.empty();
        });
    }

    @Override
    public void record(List<Recorded> recorded) {
        List<String> arguments = new ArrayList<>();
        for (Recorded each : recorded) {
            HistoryEntry entry = each.entry();
            Map<String, Long> numbers = HistoryTotals.of(entry).numbers();
            arguments.add(entry.media() + ":" + each.moves());
            arguments.add(LocalDate.ofInstant(entry.at(), ZoneOffset.UTC).toString());
            arguments.add(Integer.toString(numbers.size()));
            numbers.forEach((name, number) -> {
                arguments.add(name);
                arguments.add(number.toString());
            });
        }
        redis.run(Script.HISTORY_ADD, keys.history(), arguments);
        // before it leaves the set: a move that is repeated puts it back
        redis.runAll(
                Script.MEDIA_RECORDED,
                recorded.stream()
                        .map(each -> new ScriptCall(keys.media(each.entry().media()), List.of(each.moves())))
                        .toList());
        index.remove(
                keys.mediaEnded(),
                recorded.stream().map(each -> each.entry().media()).toList());
    }

    @Override
    public HistoryTotals totalsOf(LocalDate day) {
        Map<String, Long> numbers = new HashMap<>();
        Set<String> fields =
                HistoryTotals.words().stream().map(word -> day + " " + word).collect(Collectors.toSet());
        redis.hash(keys.history(), fields).texts().forEach((field, value) -> {
            if (value != null && NUMBER.matcher(value).matches()) {
                numbers.put(field.substring(field.indexOf(' ') + 1), Long.valueOf(value));
            }
        });
        return HistoryTotals.ofNumbers(numbers);
    }

    @Override
    public SortedMap<LocalDate, HistoryTotals> totals(LocalDate from) {
        String key = keys.history();
        Map<String, String> fields = redis.ask(
                key,
                redisson -> redisson.<String, String>getMap(key, StringCodec.INSTANCE)
                        .readAllMap());
        Map<LocalDate, Map<String, Long>> days = new HashMap<>();
        fields.forEach((field, value) -> {
            Matcher sum = SUM.matcher(field);
            if (sum.matches() && NUMBER.matcher(value).matches()) {
                days.computeIfAbsent(LocalDate.parse(sum.group(1)), day -> new HashMap<>())
                        .put(sum.group(2), Long.valueOf(value));
            }
        });
        SortedMap<LocalDate, HistoryTotals> totals = new TreeMap<>();
        days.forEach((day, numbers) -> totals.put(day, HistoryTotals.ofNumbers(numbers)));
        return totals.tailMap(from);
    }
}
