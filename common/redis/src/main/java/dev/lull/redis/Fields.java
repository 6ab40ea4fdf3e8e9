package dev.lull.redis;

import dev.lull.common.lifecycle.UnreadableEntry;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one hash, read with care: what this Lull does not understand is named, with its key.
 *
 * @param key where they come from
 * @param foreign thrown by each question when the key holds no hash; null otherwise
 */
record Fields(
        String key, Map<String, String> texts, @Nullable UnreadableEntry foreign) {

    Fields(String key, Map<String, String> texts) {
        this(key, texts, null);
    }

    static Fields unreadable(String key, UnreadableEntry foreign) {
        return new Fields(key, Map.of(), foreign);
    }

    @Override
    public Map<String, String> texts() {
        if (foreign != null) {
            throw foreign;
        }
        return texts;
    }

    boolean exist() {
        return !texts().isEmpty();
    }

    @Nullable
    String text(String name) {
        return texts().get(name);
    }

    /** The field's value, read from its text; null when the field is missing. */
    <T> @Nullable T value(String name, Function<String, T> reader) {
        String text = text(name);
        return text == null ? null : read(name, text, reader);
    }

    /** The same with what holds when the field is missing. */
    <T> T value(String name, Function<String, T> reader, T otherwise) {
        T value = value(name, reader);
        return value == null ? otherwise : value;
    }

    @Nullable
    Instant time(String name) {
        return value(name, Instant::parse);
    }

    long number(String name) {
        return Optional.ofNullable(value(name, Long::valueOf)).orElse(0L);
    }

    /** A field that every hash of this sort has. */
    <T> T required(String name, Function<String, T> reader) {
        String text = text(name);
        if (text == null) {
            throw new UnreadableEntry(key + " has no field " + name);
        }
        return read(name, text, reader);
    }

    String required(String name) {
        return required(name, Function.identity());
    }

    /** What all of them together mean. */
    <T> T as(Function<Fields, T> reader) {
        try {
            return reader.apply(this);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new UnreadableEntry(key + ": " + e.getMessage());
        }
    }

    private <T> T read(String name, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (RuntimeException e) {
            throw new UnreadableEntry(key + " has \"" + text + "\" as " + name);
        }
    }
}
