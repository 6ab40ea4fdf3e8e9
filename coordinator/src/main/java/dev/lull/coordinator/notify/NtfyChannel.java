package dev.lull.coordinator.notify;

import dev.lull.common.ops.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A topic of ntfy.
 *
 * @see <a href="https://docs.ntfy.sh/publish/#publish-as-json">publishing as JSON</a>
 */
final class NtfyChannel implements NotificationChannel {

    /** As ntfy numbers them: 3 is usual, 4 high. */
    private static final int USUAL = 3;

    private static final int HIGH = 4;

    private final HttpPost server;
    private final String topic;
    private final @Nullable String token;

    /** @param url of the topic */
    NtfyChannel(String url, @Nullable String token) {
        int slash = url.lastIndexOf('/');
        this.server = new HttpPost(url.substring(0, slash + 1));
        this.topic = url.substring(slash + 1);
        this.token = token;
    }

    @Override
    public String name() {
        return "ntfy";
    }

    @Override
    public void tell(Notification notification) throws IOException, InterruptedException {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("topic", topic);
        message.put("title", notification.title());
        message.put("message", notification.text());
        message.put("priority", notification.urgent() ? HIGH : USUAL);
        message.put("tags", List.of(notification.urgent() ? "warning" : "white_check_mark"));
        server.send(
                Json.write(message),
                token == null
                        ? Map.of("Content-Type", "application/json")
                        : Map.of("Content-Type", "application/json", "Authorization", "Bearer " + token));
    }
}
