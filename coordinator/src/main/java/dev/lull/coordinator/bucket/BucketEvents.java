package dev.lull.coordinator.bucket;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lull.common.ops.Json;
import dev.lull.common.store.S3Location;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what servers of buckets tell, as S3 has it: {@code {"Records":[{"eventName":"ObjectCreated:Put","s3":
 * {"bucket":{"name":…},"object":{"key":…}}}]}}. MinIO puts {@code EventName} and {@code Key} beside the records, and
 * {@code s3:} before the name of the event; Ceph does not encode keys.
 */
final class BucketEvents {

    private static final Pattern CREATED = Pattern.compile("(?:s3:)?ObjectCreated:.+");
    private static final Pattern OTHER = Pattern.compile("[A-Za-z0-9]+:.+");

    private BucketEvents() {}

    /**
     * The URIs of the objects that came into buckets; empty when the event is about something else.
     *
     * @param value of a record; null for none
     * @throws IllegalArgumentException when it is no event of a bucket; the message says why
     */
    static List<String> created(@Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException("it has no value");
        }
        JsonNode event = Json.read(value);
        JsonNode records = event.path("Records");
        List<String> uris = new ArrayList<>();
        if (records.isArray()) {
            records.forEach(record -> add(record, uris));
        } else if (isCreated(text(event, event.has("EventName") ? "EventName" : "Event"))) {
            // of MinIO, without the records; the key is not encoded, and the bucket stands before it
            uris.add(uri(text(event, "Key")));
        }
        return uris;
    }

    private static void add(JsonNode record, List<String> uris) {
        if (!isCreated(text(record, "eventName"))) {
            return;
        }
        String key = text(record.path("s3").path("object"), "key");
        boolean encoded = !record.path("eventSource").asText().startsWith("ceph");
        String plain = encoded ? URLDecoder.decode(key, StandardCharsets.UTF_8) : key;
        // an empty object that stands for a folder
        if (!plain.endsWith("/")) {
            uris.add(uri(text(record.path("s3").path("bucket"), "name") + "/" + plain));
        }
    }

    private static boolean isCreated(String eventName) {
        if (!OTHER.matcher(eventName).matches()) {
            throw new IllegalArgumentException("its event has no name");
        }
        return CREATED.matcher(eventName).matches();
    }

    private static String uri(String bucketAndKey) {
        String uri = "s3://" + bucketAndKey;
        if (bucketAndKey.indexOf('\0') >= 0
                || S3Location.parse(uri)
                        .filter(location -> !location.path().isEmpty() && uri.equals(location.toString()))
                        .isEmpty()) {
            throw new IllegalArgumentException("its bucket or key is none");
        }
        return uri;
    }

    private static String text(JsonNode parent, String name) {
        JsonNode field = parent.path(name);
        if (!field.isTextual()) {
            throw new IllegalArgumentException("it has no " + name);
        }
        return field.textValue();
    }
}
