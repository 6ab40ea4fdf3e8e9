package dev.lull.kafka;

import dev.lull.common.task.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions of topics as the brokers told them a moment ago. Every reading of a lag begins with them, several
 * times a second, and they hardly ever change.
 */
final class KnownPartitions {

    /** How long a partition that is added to a topic may go unseen. */
    private static final Duration MOMENT = Duration.ofSeconds(5);

    private final Names names;
    private final Function<List<String>, Map<String, Integer>> describe;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /**
     * None known yet.
     *
     * @param describe tells how many partitions each of these topics has; a missing topic is an error
     */
    KnownPartitions(Names names, Function<List<String>, Map<String, Integer>> describe) {
        this.names = names;
        this.describe = describe;
    }

    /** All partitions of these topics; a missing topic is an error. */
    List<TopicPartition> of(Topic... topics) {
        List<TopicPartition> all = new ArrayList<>();
        count(Stream.of(topics).map(names::topic).toList())
                .forEach((topic, count) ->
                        IntStream.range(0, count).forEach(partition -> all.add(new TopicPartition(topic, partition))));
        return all;
    }

    void forget() {
        known.clear();
    }

    private Map<String, Integer> count(List<String> topics) {
        long now = System.nanoTime();
        Map<String, Integer> counts = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        for (String topic : topics) {
            Known told = known.get(topic);
            if (told != null && now - told.asked() < MOMENT.toNanos()) {
                counts.put(topic, told.count());
            } else {
                unknown.add(topic);
            }
        }
        if (!unknown.isEmpty()) {
            describe.apply(unknown).forEach((topic, count) -> {
                counts.put(topic, count);
                known.put(topic, new Known(count, now));
            });
        }
        return counts;
    }

    /**
     * What was told of a topic.
     *
     * @param asked by the clock of {@link System#nanoTime}
     */
    private record Known(int count, long asked) {}
}
