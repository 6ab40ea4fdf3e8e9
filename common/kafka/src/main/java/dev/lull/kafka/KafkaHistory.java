package dev.lull.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lull.common.queue.HistoryReader;
import dev.lull.common.task.HistoryEntry;
import dev.lull.common.task.Topic;
import dev.lull.kafka.SpanReader.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the one partition of the history, without being a member of a group; places are offsets. */
final class KafkaHistory implements HistoryReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SpanReader spans;
    private final AdminQueries adminQueries;

    KafkaHistory(ClientSettings settings, AdminQueries adminQueries) {
        this.spans = new SpanReader(settings);
        this.adminQueries = adminQueries;
    }

    @Override
    public Page search(long before, int limit, int most, String part) {
        TopicPartition partition = adminQueries.partitions(Topic.HISTORY).get(0);
        long first = adminQueries.starts(Set.of(partition)).getOrDefault(partition, 0L);
        long end = Math.min(before, adminQueries.ends(Set.of(partition)).getOrDefault(partition, 0L));
        long from = Math.max(first, end - most);
        if (from >= end) {
            return new Page(List.of(), null);
        }
        String written = asWritten(part);
        Deque<Placed> found = new ArrayDeque<>();
        AtomicBoolean more = new AtomicBoolean();
        spans.read("tell the history", Map.of(partition, new Span(from, end)), record -> {
            if (record.offset() < end && mayHold(record, written)) {
                entry(record)
                        .filter(entry -> entry.isNamed(part))
                        .ifPresent(entry -> found.addFirst(new Placed(record.offset(), entry)));
            }
            if (found.size() > limit) {
                found.removeLast();
                more.set(true);
            }
        });
        Long next = more.get() ? Long.valueOf(found.getLast().offset()) : from > first ? from : null;
        return new Page(found.stream().map(Placed::entry).toList(), next);
    }

    private record Placed(long offset, HistoryEntry entry) {}

    /** Within a text in JSON, in lower case. */
    private static String asWritten(String part) {
        String quoted = TextNode.valueOf(part).toString();
        return quoted.substring(1, quoted.length() - 1).toLowerCase(Locale.ROOT);
    }

    /** Spares most records of a search their reading as JSON, which costs ten times as much. */
    private static boolean mayHold(ConsumerRecord<String, String> record, String written) {
        return record.value() != null
                && (written.isEmpty() || record.value().toLowerCase(Locale.ROOT).contains(written));
    }

    /** Empty for a record that is no entry of the history. */
    private static Optional<HistoryEntry> entry(ConsumerRecord<String, String> record) {
        try {
            return record.value() == null
                    ? Optional.empty()
                    : Optional.of(HistoryFields.read(JSON.readTree(record.value())));
        } catch (JsonProcessingException | RuntimeException foreign) {
            return Optional.empty();
        }
    }
}
