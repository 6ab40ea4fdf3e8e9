package dev.lull.common.media;

import java.util.EnumMap;
import java.util.Map;

/**
 * A move to another state together with what was learnt on the way; both are written as one.
 *
 * @param to the state to enter
 * @param facts values in their text form: numbers in decimal, times in ISO-8601 UTC, booleans {@code true|false}
 */
public record StateChange(MediaState to, Map<MediaField, String> facts) {

    public StateChange {
        facts = Map.copyOf(facts);
    }

    public static StateChange to(MediaState state) {
        return new StateChange(state, Map.of());
    }

    /** This change with one more fact; line breaks in a reason become blanks, so that a reason stays one line. */
    public StateChange with(MediaField field, Object value) {
        Map<MediaField, String> more = new EnumMap<>(MediaField.class);
        more.putAll(facts);
        String text = value.toString();
        more.put(
                field,
                field == MediaField.REASON ? text.replaceAll("\\s*\\R\\s*", " ").strip() : text);
        return new StateChange(to, more);
    }

    public StateChange because(String reason) {
        return with(MediaField.REASON, reason);
    }
}
