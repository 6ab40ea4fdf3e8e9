package dev.lull.coordinator.live;

import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.ConversionLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The conversions that are looked at, each read whole only after it changed: the checkpoint of a long film is large.
 * Used by one thread.
 */
final class KnownConversions {

    /** That changed and are read whole at once; the others wait their turn, longest unread first. */
    static final int MOST_AT_ONCE = 10;

    /** What a unit that is given back changes shows in no mark. */
    static final Duration LONGEST_UNREAD = Duration.ofSeconds(10);

    private final ConversionLedger conversions;
    private Map<String, Known> known = Map.of();

    private record Known(Conversion conversion, String mark, Instant readAt) {}

    KnownConversions(ConversionLedger conversions) {
        this.conversions = conversions;
    }

    /** Those of these that are there, as they stood when they were last read, by id. */
    Map<String, Conversion> read(List<String> ids, Instant now) {
        Map<String, String> marks = new HashMap<>();
        List<String> read = conversions.marks(ids);
        for (int i = 0; i < ids.size(); i++) {
            marks.put(ids.get(i), read.get(i));
        }
        Map<String, Known> next = new HashMap<>(known);
        next.keySet().retainAll(ids);
        List<String> stale = stale(ids, marks, now);
        next.keySet().removeAll(stale);
        if (!stale.isEmpty()) {
            conversions
                    .findAll(stale)
                    .forEach(found -> next.put(found.id(), new Known(found, marks.getOrDefault(found.id(), ""), now)));
        }
        known = next;
        Map<String, Conversion> all = new HashMap<>();
        known.forEach((id, each) -> all.put(id, each.conversion()));
        return all;
    }

    /** What nobody looked at for long is as good as unknown. */
    private List<String> stale(List<String> ids, Map<String, String> marks, Instant now) {
        List<String> stale = new ArrayList<>();
        List<Known> changed = new ArrayList<>();
        for (String id : ids) {
            Known before = known.get(id);
            if (before == null) {
                stale.add(id);
                continue;
            }
            Duration unread = Duration.between(before.readAt(), now);
            if (unread.compareTo(LONGEST_UNREAD.multipliedBy(2)) >= 0) {
                stale.add(id);
            } else if (unread.compareTo(LONGEST_UNREAD) >= 0 || !before.mark().equals(marks.get(id))) {
                changed.add(before);
            }
        }
        changed.stream()
                .sorted(Comparator.comparing(Known::readAt))
                .limit(MOST_AT_ONCE)
                .forEach(each -> stale.add(each.conversion().id()));
        return stale;
    }
}
