package dev.lull.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.DeadLetter;
import dev.lull.common.task.MediaEvent;
import dev.lull.common.task.Message;
import dev.lull.common.task.Task;
import dev.lull.common.task.Topic;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import java.util.ArrayList;
import java.util.List;

/** The fields of each message beside {@code id}, {@code type} and {@code version}, which all have. */
final class MessageFields {

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
        int attempt = value.path("attempt").asInt(1);
        return switch (topic) {
            case UPLOAD_IMAGES -> upload(UploadPriority.IMAGES, value, attempt);
            case UPLOAD_VIDEOS -> upload(UploadPriority.VIDEOS, value, attempt);
            case UPLOAD_CONVERTED -> upload(UploadPriority.CONVERTED, value, attempt);
            case CONVERT_DEFERRED -> new ConvertTask(text(value, "id"), text(value, "submission"), attempt);
            case CONVERT_SEGMENTS -> new UnitTask(text(value, "id"), new Unit(text(value, "unit")), attempt);
            case EVENTS, DEAD_LETTER -> throw new IllegalArgumentException(topic.topicName() + " carries no tasks");
        };
    }

    private static UploadTask upload(UploadPriority priority, JsonNode value, int attempt) {
        List<String> media = new ArrayList<>();
        value.path("media").forEach(id -> media.add(id.asText()));
        return new UploadTask(
                priority,
                text(value, "submission"),
                media,
                attempt,
                value.path("album").asInt());
    }

    private static String text(JsonNode value, String field) {
        JsonNode found = value.path(field);
        if (!found.isTextual() || found.textValue().isEmpty()) {
            throw new IllegalArgumentException("the field " + field + " is missing");
        }
        return found.textValue();
    }
}
