package dev.lull.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lull.common.media.IdFormat;
import dev.lull.common.task.ConvertPriority;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.DeadLetter;
import dev.lull.common.task.HistoryEntry;
import dev.lull.common.task.MediaEvent;
import dev.lull.common.task.Message;
import dev.lull.common.task.Task;
import dev.lull.common.task.Topic;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The fields of each message beside {@code id}, {@code type} and {@code version}, which all have. */
final class MessageFields {

    /** Of attempts and albums: far more than there are, and far from an overflow. */
    private static final int LARGEST_NUMBER = 1_000_000;

    private MessageFields() {}

    static void write(Message message, ObjectNode value) {
        if (message instanceof Task task) {
            value.put("attempt", task.attempt());
            writeTask(task, value);
        } else if (message instanceof MediaEvent event) {
            value.put("submission", event.submission());
            value.put("name", event.name());
            value.put("state", event.state().wireName());
            if (event.unit() != null && event.step() != null) {
                value.put("unit", event.unit().wireName())
                        .put("step", event.step().wireName());
            }
            if (event.reason() != null) {
                value.put("reason", event.reason());
            }
            value.put("by", event.by()).put("at", event.at().toString());
        } else if (message instanceof HistoryEntry entry) {
            HistoryFields.write(entry, value);
        } else if (message instanceof DeadLetter letter) {
            value.put("attempt", letter.attempts());
            value.put("from", letter.from()).put("value", letter.value()).put("reason", letter.reason());
            value.put("by", letter.by()).put("at", letter.at().toString());
        }
    }

    private static void writeTask(Task task, ObjectNode value) {
        if (task instanceof UploadTask upload) {
            value.put("submission", upload.submission());
            ArrayNode media = value.putArray("media");
            upload.media().forEach(media::add);
            if (upload.album() > 0) {
                value.put("album", upload.album());
            }
        } else if (task instanceof ConvertTask convert) {
            value.put("submission", convert.submission());
        } else if (task instanceof UnitTask unit) {
            value.put("unit", unit.unit().wireName());
        }
    }

    /**
     * The task a topic's record stands for.
     *
     * @throws IllegalArgumentException naming the field that is missing or wrong
     */
    static Task readTask(JsonNode value, Topic topic) {
        int attempt = number(value, "attempt", 1, 1);
        return switch (topic) {
            case UPLOAD_IMAGES -> upload(UploadPriority.IMAGES, value, attempt);
            case UPLOAD_VIDEOS -> upload(UploadPriority.VIDEOS, value, attempt);
            case UPLOAD_CONVERTED -> upload(UploadPriority.CONVERTED, value, attempt);
            case CONVERT_URGENT ->
                value.has("unit") ? unit(value, true, attempt) : conversion(value, ConvertPriority.HIGH, attempt);
            case CONVERT_DEFERRED -> conversion(value, ConvertPriority.NORMAL, attempt);
            case CONVERT_LOW -> conversion(value, ConvertPriority.LOW, attempt);
            case CONVERT_SEGMENTS -> unit(value, false, attempt);
            case EVENTS, HISTORY, DEAD_LETTER ->
                throw new IllegalArgumentException(topic.topicName() + " carries no tasks");
        };
    }

    private static ConvertTask conversion(JsonNode value, ConvertPriority priority, int attempt) {
        return new ConvertTask(id(value, "id"), id(value, "submission"), priority, attempt);
    }

    private static UnitTask unit(JsonNode value, boolean urgent, int attempt) {
        return new UnitTask(id(value, "id"), new Unit(text(value.path("unit"), "unit")), urgent, attempt);
    }

    private static UploadTask upload(UploadPriority priority, JsonNode value, int attempt) {
        Set<String> media = new LinkedHashSet<>();
        for (JsonNode id : value.path("media")) {
            if (!media.add(id(text(id, "media"), "media"))) {
                throw new IllegalArgumentException("the field media names a file twice");
            }
        }
        return new UploadTask(
                priority, id(value, "submission"), List.copyOf(media), attempt, number(value, "album", 0, 0));
    }

    private static String id(JsonNode value, String field) {
        return id(text(value.path(field), field), field);
    }

    private static String id(String text, String field) {
        if (!IdFormat.matches(text)) {
            throw new IllegalArgumentException("the field " + field + " is not an id");
        }
        return text;
    }

    /** A whole number that may be missing. */
    private static int number(JsonNode value, String field, int least, int missing) {
        JsonNode found = value.path(field);
        if (found.isMissingNode()) {
            return missing;
        }
        if (!found.isInt() || found.intValue() < least || found.intValue() > LARGEST_NUMBER) {
            throw new IllegalArgumentException(
                    "the field " + field + " is not a whole number from " + least + " to " + LARGEST_NUMBER);
        }
        return found.intValue();
    }

    private static String text(JsonNode found, String field) {
        if (!found.isTextual() || found.textValue().isEmpty()) {
            throw new IllegalArgumentException("the field " + field + " is missing");
        }
        return found.textValue();
    }
}
