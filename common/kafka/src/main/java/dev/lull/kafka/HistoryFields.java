package dev.lull.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Loss;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.task.HistoryEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a record of the history. What is not known is left out. */
final class HistoryFields {

    private HistoryFields() {}

    static void write(HistoryEntry entry, ObjectNode value) {
        value.put("submission", entry.submission()).put("name", entry.name());
        value.put("kind", entry.kind().wireName()).put("state", entry.state().wireName());
        put(value, "reason", entry.reason());
        put(value, "result", entry.result());
        value.put("size", entry.size());
        if (entry.resultSize() > 0) {
            value.put("result_size", entry.resultSize());
        }
        if (entry.plan() != null) {
            value.put("plan", entry.plan().wireName()).put("segments", entry.segments());
            value.put("retries", entry.retries());
        }
        if (!entry.lost().isEmpty()) {
            ArrayNode lost = value.putArray("lost");
            entry.lost()
                    .forEach(loss -> lost.addObject().put("what", loss.what()).put("why", loss.why()));
        }
        if (entry.ssim() != null) {
            value.put("ssim", entry.ssim());
        }
        put(value, "submitted_at", entry.submittedAt());
        put(value, "begun_at", entry.begunAt());
        put(value, "converted_at", entry.convertedAt());
        put(value, "at", entry.at());
    }

    private static void put(ObjectNode value, String field, @Nullable Object content) {
        if (content != null) {
            value.put(field, content.toString());
        }
    }

    /** Throws a {@link RuntimeException} when it is none. */
    static HistoryEntry read(JsonNode value) {
        List<Loss> lost = new ArrayList<>();
        value.path("lost")
                .forEach(loss -> lost.add(
                        new Loss(loss.path("what").asText(), loss.path("why").asText())));
        String plan = text(value, "plan");
        return new HistoryEntry(
                required(value, "id"),
                required(value, "submission"),
                required(value, "name"),
                MediaKind.of(required(value, "kind")),
                MediaState.of(required(value, "state")),
                text(value, "reason"),
                text(value, "result"),
                value.path("size").asLong(),
                value.path("result_size").asLong(),
                plan == null ? null : ConversionKind.of(plan),
                value.path("segments").asInt(),
                value.path("retries").asInt(),
                lost,
                value.path("ssim").isNumber() ? value.path("ssim").doubleValue() : null,
                Instant.parse(required(value, "submitted_at")),
                time(value, "begun_at"),
                time(value, "converted_at"),
                Instant.parse(required(value, "at")));
    }

    private static String required(JsonNode value, String field) {
        String text = text(value, field);
        if (text == null) {
            throw new IllegalArgumentException("the field " + field + " is missing");
        }
        return text;
    }

    private static @Nullable String text(JsonNode value, String field) {
        JsonNode found = value.path(field);
        return found.isTextual() ? found.textValue() : null;
    }

    private static @Nullable Instant time(JsonNode value, String field) {
        String text = text(value, field);
        return text == null ? null : Instant.parse(text);
    }
}
