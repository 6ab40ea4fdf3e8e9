package dev.lull.standalone.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lull.common.ops.Json;
import dev.lull.coordinator.live.LiveState;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * What a coordinator tells of what goes on, from {@code GET /live}: everything first, then each section that changed.
 */
public final class LiveEvents implements AutoCloseable {

    private static final String NAME = "event: ";
    private static final String DATA = "data: ";
    private static final String WHOLE = "state";

    private final Stream<String> stream;
    private final Iterator<String> lines;
    private ObjectNode state = JsonNodeFactory.instance.objectNode();
    private String name = "";

    /** Begins to listen. */
    public LiveEvents(ApiClient client) {
        this(client.follow("live"));
    }

    LiveEvents(Stream<String> stream) {
        this.stream = stream;
        this.lines = stream.iterator();
    }

    /** Waits until something was told, or the coordinator showed that it is there; false once it tells no more. */
    public boolean next() {
        try {
            while (lines.hasNext()) {
                if (heard(lines.next())) {
                    return true;
                }
            }
        } catch (UncheckedIOException brokenOff) {
            return false;
        }
        return false;
    }

    /** Whether with this line there is something to look at. */
    private boolean heard(String line) {
        if (line.startsWith(NAME)) {
            name = line.substring(NAME.length());
        } else if (line.startsWith(DATA)) {
            tell(line.substring(DATA.length()));
            return true;
        }
        return line.startsWith(":") && !state.isEmpty();
    }

    private void tell(String data) {
        if (name.equals(WHOLE)) {
            state = (ObjectNode) Json.read(data);
        } else {
            state.set(name, Json.read(data));
        }
    }

    /** What is known now. */
    public LiveState state() {
        return Json.as(state, LiveState.class);
    }

    @Override
    public void close() {
        stream.close();
    }
}
