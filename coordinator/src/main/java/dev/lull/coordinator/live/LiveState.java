package dev.lull.coordinator.live;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is going on now. A section is null while what tells it does not answer: nothing old is told as if it was new.
 *
 * @param version of the coordinator that tells it
 */
public record LiveState(
        Instant at,
        String version,
        GateView gate,
        @Nullable LanesView lanes,
        @Nullable FilmsView films,
        @Nullable WorkersView workers) {

    /** Each section as an event of its own, by name. */
    Map<String, byte[]> sections() {
        Map<String, byte[]> sections = new LinkedHashMap<>();
        sections.put("gate", LiveEvent.of("gate", gate));
        sections.put("lanes", LiveEvent.of("lanes", lanes));
        sections.put("films", LiveEvent.of("films", films));
        sections.put("workers", LiveEvent.of("workers", workers));
        return sections;
    }
}
