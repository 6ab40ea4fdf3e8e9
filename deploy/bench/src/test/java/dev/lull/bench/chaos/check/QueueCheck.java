package dev.lull.bench.chaos.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is left in the topics, and what they tell. */
final class QueueCheck {

    private QueueCheck() {}

    static List<Finding> of(World world) {
        List<Finding> findings = new ArrayList<>();
        world.queue().unread().forEach((topic, records) -> {
            for (long i = 0; i < records; i++) {
                findings.add(new Finding(Rule.UNREAD, topic));
            }
        });
        world.queue().deadLetters().stream()
                .filter(letter -> !mayBe(letter, world))
                .forEach(letter -> findings.add(new Finding(Rule.NEEDLESS_DEAD_LETTER, letter.toString())));
        finishedSegments(world).forEach((segment, times) -> {
            if (times.size() > 1) {
                findings.add(new Finding(Rule.SEGMENT_TWICE, segment + " at " + times));
            }
        });
        return findings;
    }

    /** One whose file cannot be handled, as its original was taken away. An album is named by its submission. */
    private static boolean mayBe(JsonNode letter, World world) {
        Set<String> vanished = new HashSet<>();
        world.given().stream()
                .filter(given -> given.fate() == Fate.VANISHED)
                .forEach(given -> vanished.add(given.path()));
        return world.ledger().media().entrySet().stream()
                .filter(file -> vanished.contains(file.getValue().getOrDefault("source", "")))
                .anyMatch(file -> letter.toString().contains(file.getKey()));
    }

    /** The same event may be there twice: its sender was killed before it knew that the broker had it. */
    private static Map<String, Set<String>> finishedSegments(World world) {
        Map<String, Set<String>> times = new HashMap<>();
        for (JsonNode event : world.queue().events()) {
            String unit = event.path("unit").asText();
            if (unit.startsWith("segment:") && event.path("step").asText().equals("finished")) {
                times.computeIfAbsent(event.path("id").asText() + " " + unit, each -> new HashSet<>())
                        .add(event.path("at").asText() + " by "
                                + event.path("by").asText());
            }
        }
        return times;
    }
}
