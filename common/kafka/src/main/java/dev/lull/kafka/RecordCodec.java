package dev.lull.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lull.common.task.Message;
import dev.lull.common.task.Task;
import dev.lull.common.task.Topic;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Messages as records that people and other tools can read: the key is text, the value one flat JSON object, the
 * headers are CloudEvents in binary mode. Only the value counts when a record is read.
 */
final class RecordCodec {

    /** The version of the value's fields. Fields may be added under the same version; readers ignore unknown ones. */
    static final int VERSION = 1;

    static final String TRACEPARENT = "traceparent";

    private static final String TYPE_PREFIX = "dev.lull.";
    private static final String TOPIC_PREFIX = "media.";
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** As W3C has it; a longer one would travel on with everything that follows from the record. */
    private static final Pattern TRACE = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private final Names names;
    private final String source;
    private final Clock clock;
    private final Supplier<String> ids;

    /**
     * A codec for what this process publishes.
     *
     * @param worker the name of this process
     * @param ids a new unique id for each record
     */
    RecordCodec(Names names, String worker, Clock clock, Supplier<String> ids) {
        this.names = names;
        this.source = "/" + URLEncoder.encode(worker, StandardCharsets.UTF_8).replace("+", "%20");
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * The record of a message.
     *
     * @param traceparent W3C trace context of the work it comes from; null when there is none
     */
    ProducerRecord<String, String> encode(Message message, @Nullable String traceparent) {
        String type = typeOf(message.topic());
        ObjectNode value = JSON.createObjectNode()
                .put("id", message.key())
                .put("type", type)
                .put("version", VERSION);
        MessageFields.write(message, value);
        ProducerRecord<String, String> record =
                new ProducerRecord<>(names.topic(message.topic()), message.key(), value.toString());
        add(record.headers(), "ce_specversion", "1.0");
        add(record.headers(), "ce_id", ids.get());
        add(record.headers(), "ce_type", type);
        add(record.headers(), "ce_source", source);
        add(record.headers(), "ce_time", clock.instant().toString());
        add(record.headers(), "content-type", "application/json");
        if (traceparent != null) {
            add(record.headers(), TRACEPARENT, traceparent);
        }
        return record;
    }

    /**
     * The task in a record of this topic.
     *
     * @throws UnreadableRecord when no task of that topic can be made of it
     */
    static Task decode(ConsumerRecord<String, String> record, Topic topic) throws UnreadableRecord {
        JsonNode value = parse(record.value());
        JsonNode version = value.path("version");
        if (!version.isInt() || version.intValue() != VERSION) {
            throw new UnreadableRecord("schema version " + (version.isMissingNode() ? "missing" : version)
                    + ": this process reads version " + VERSION);
        }
        String type = value.path("type").asText("missing");
        if (!type.equals(typeOf(topic))) {
            throw new UnreadableRecord("type " + type + " does not belong on this topic, only " + typeOf(topic));
        }
        try {
            return MessageFields.readTask(value, topic);
        } catch (IllegalArgumentException e) {
            throw new UnreadableRecord(String.valueOf(e.getMessage()));
        }
    }

    /** The trace context a record was published with; null when there is none, or what is there is none. */
    static @Nullable String traceparent(ConsumerRecord<String, String> record) {
        Header header = record.headers().lastHeader(TRACEPARENT);
        if (header == null || header.value() == null) {
            return null;
        }
        String text = new String(header.value(), StandardCharsets.UTF_8);
        return TRACE.matcher(text).matches() ? text : null;
    }

    private static JsonNode parse(@Nullable String text) throws UnreadableRecord {
        if (text == null) {
            throw new UnreadableRecord("the record has no value");
        }
        try {
            JsonNode value = JSON.readTree(text);
            if (!value.isObject()) {
                throw new UnreadableRecord("the value is not a JSON object");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new UnreadableRecord("the value is not JSON: " + e.getOriginalMessage());
        }
    }

    private static String typeOf(Topic topic) {
        return TYPE_PREFIX + topic.topicName().substring(TOPIC_PREFIX.length());
    }

    private static void add(Headers headers, String name, String text) {
        headers.add(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
