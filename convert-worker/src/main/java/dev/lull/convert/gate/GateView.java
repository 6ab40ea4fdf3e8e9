package dev.lull.convert.gate;

import dev.lull.common.gate.Gate;
import dev.lull.common.queue.GateReading;
import java.time.Duration;

/**
 * The upload gate as one asker sees it.
 *
 * @param maxAge greatest age of a reading that an answer may rest on
 */
public record GateView(Gate gate, Duration maxAge) {

    public boolean isOpen() {
        return reading().open();
    }

    GateReading readingOfOthers() {
        return gate.readingOfOthers(maxAge);
    }

    GateReading reading() {
        return gate.reading(maxAge);
    }

    /** The same gate for an asker that needs newer readings, or is content with older ones. */
    public GateView maxAge(Duration other) {
        return new GateView(gate, other);
    }
}
