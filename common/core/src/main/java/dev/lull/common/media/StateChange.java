package dev.lull.common.media;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A move to another state together with what was learnt on the way; both are written as one.
 *
 * @param to the state to enter
 * @param facts values in their text form: numbers in decimal, times in ISO-8601 UTC, booleans {@code true|false}
 */
public record StateChange(MediaState to, Map<MediaField, String> facts) {

    private static final Set<MediaField> ONE_LINE = EnumSet.of(MediaField.REASON, MediaField.KEPT);

    public StateChange {
        facts = Map.copyOf(facts);
    }

    public static StateChange to(MediaState state) {
        return new StateChange(state, Map.of());
    }

    /** This change with one more fact; a reason, and what was kept, stay one line: line breaks become blanks. */
    public StateChange with(MediaField field, Object value) {
        Map<MediaField, String> more = new EnumMap<>(MediaField.class);
        more.putAll(facts);
        String text = value.toString();
        more.put(
                field,
                ONE_LINE.contains(field) ? text.replaceAll("\\s*\\R\\s*", " ").strip() : text);
        return new StateChange(to, more);
    }

    /** This change with the loss list of the converted file, which may be empty. */
    public StateChange losing(List<Loss> lost) {
        return with(MediaField.LOST, Losses.write(lost));
    }

    public StateChange because(String reason) {
        return with(MediaField.REASON, reason);
    }
}
