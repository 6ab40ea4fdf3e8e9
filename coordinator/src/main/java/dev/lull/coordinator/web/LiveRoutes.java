package dev.lull.coordinator.web;

import dev.lull.coordinator.live.LiveFeed;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;

/** What is going on, as a stream of server-sent events. */
final class LiveRoutes {

    static final String PATH = Api.BASE + "/live";

    private final LiveFeed feed;

    LiveRoutes(LiveFeed feed) {
        this.feed = feed;
    }

    void follow(Context context) throws IOException {
        ServletOutputStream out = context.res().getOutputStream();
        LiveStream stream = new LiveStream(out);
        if (!feed.follow(stream)) {
            throw new HttpResponseException(
                    503, "so many watch already, " + LiveFeed.MOST_LISTENERS + ", or this coordinator is stopping");
        }
        var unused = stream.ended().thenRun(() -> feed.leave(stream));
        // proxies are not to wait for the end
        context.contentType("text/event-stream").header("X-Accel-Buffering", "no");
        context.future(() -> {
            out.setWriteListener(stream);
            return stream.ended();
        });
    }
}
