package dev.lull.coordinator.live;

import dev.lull.common.ops.Json;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One event of the stream as it goes over the wire: JSON has no line breaks, so it is one line.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent events</a>
 */
final class LiveEvent {

    private LiveEvent() {}

    static byte[] of(String name, @Nullable Object value) {
        String data = value == null ? "null" : Json.write(value);
        return ("event: " + name + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Says only that the server is there. */
    static byte[] comment() {
        return ":\n\n".getBytes(StandardCharsets.UTF_8);
    }
}
