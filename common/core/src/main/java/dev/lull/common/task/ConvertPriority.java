package dev.lull.common.task;

import java.util.Locale;
import java.util.stream.Stream;

/** Which conversions come first. Within one priority they go in the order they were published in. */
public enum ConvertPriority {
    /** Its plan and its units are read before all others. */
    HIGH(Topic.CONVERT_URGENT),
    NORMAL(Topic.CONVERT_DEFERRED),
    /**
     * Planned while no conversion of a higher priority waits for its plan; once planned its units are as all others.
     */
    LOW(Topic.CONVERT_LOW);

    private final Topic topic;

    ConvertPriority(Topic topic) {
        this.topic = topic;
    }

    /** Where conversions wait that are to be planned. */
    public Topic topic() {
        return topic;
    }

    /** As people write it: {@code high}, {@code normal}, {@code low}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The one of this {@link #wireName}.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static ConvertPriority of(String wireName) {
        return Stream.of(values())
                .filter(each -> each.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no priority of conversions: " + wireName));
    }
}
