package dev.lull.upload.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;

/** Answers calls, with the fault whose turn it is. */
final class BotApiDispatcher extends Dispatcher {

    private static final int ALL = Integer.MAX_VALUE;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MockWebServer server;
    private final Chats chats;
    private final String token;
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final List<String> calls = new ArrayList<>();
    private @Nullable Fault always;
    private Predicate<String> refused = name -> false;
    private String refusal = "";
    private Map<String, String> lastFields = Map.of();

    BotApiDispatcher(MockWebServer server, Chats chats, String token) {
        this.server = server;
        this.chats = chats;
        this.token = token;
    }

    synchronized void next(List<Fault> more) {
        faults.addAll(more);
    }

    synchronized void always(Fault fault) {
        always = fault;
    }

    synchronized void behave() {
        faults.clear();
        always = null;
    }

    synchronized void refuseFiles(Predicate<String> name, String description) {
        refused = name;
        refusal = description;
    }

    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    synchronized Map<String, String> lastFields() {
        return lastFields;
    }

    /** How the body of the next call is taken. */
    @Override
    public synchronized MockResponse peek() {
        Fault fault = faults.isEmpty() ? always : faults.peek();
        MockResponse.Builder policy = new MockResponse.Builder();
        if (fault instanceof Fault.CutMidBody) {
            policy.onRequestBody(new SocketEffect.CloseSocket());
        } else if (fault instanceof Fault.Slow slow) {
            policy.throttleBody(Math.max(1, slow.bytesPerSecond() / 10), 100, TimeUnit.MILLISECONDS);
        }
        return policy.build();
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        // the server remembers every call with its body
        server.takeRequest(0, TimeUnit.MILLISECONDS);
        String path = request.getUrl().encodedPath();
        if (!path.startsWith("/bot" + token + "/")) {
            return error(401, "Unauthorized");
        }
        String method = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (!method.startsWith("send")) {
            return error(404, "Not Found: method not found");
        }
        try {
            if (request.getFailure() != null) {
                return cutOff();
            }
            return sent(method, SentForm.of(request));
        } catch (IOException e) {
            return error(400, "Bad Request: " + e.getMessage());
        } catch (Chats.BadRequest e) {
            return error(400, e.getMessage());
        }
    }

    /** The call never came to its end, so there is nobody to answer. */
    private synchronized MockResponse cutOff() {
        calls.add("cut off");
        faults.poll();
        return new MockResponse.Builder().build();
    }

    private synchronized MockResponse sent(String method, SentForm form) throws Chats.BadRequest {
        calls.add(method);
        lastFields = form.fields();
        Fault fault = faults.isEmpty() ? always : faults.poll();
        if (form.files().values().stream().map(SentForm.SentFile::name).anyMatch(refused)) {
            return error(400, refusal);
        }
        if (fault == null || fault instanceof Fault.Slow || fault instanceof Fault.CutMidBody) {
            return posted(method, chats.post(method, form, ALL));
        }
        if (fault instanceof Fault.Refusal refusing) {
            return error(refusing.status(), refusing.description());
        }
        if (fault instanceof Fault.Throttle throttle) {
            ObjectNode answer = refusal(429, "Too Many Requests: retry after " + throttle.seconds());
            answer.putObject("parameters").put("retry_after", throttle.seconds());
            return json(429, answer);
        }
        if (fault instanceof Fault.WrappedThrottle throttle) {
            return error(400, "Bad Request: group send failed: Too Many Requests: retry after " + throttle.seconds());
        }
        if (fault instanceof Fault.BadGateway) {
            return new MockResponse.Builder()
                    .code(502)
                    .body("<html><body>502 Bad Gateway</body></html>")
                    .build();
        }
        if (fault instanceof Fault.HalfPost half) {
            chats.post(method, form, half.items());
            return error(half.status(), half.description());
        }
        return silence(fault, method, form);
    }

    private MockResponse silence(Fault fault, String method, SentForm form) throws Chats.BadRequest {
        boolean hang = fault instanceof Fault.Hang;
        boolean posts = fault instanceof Fault.Hang hanging ? hanging.posts() : ((Fault.Cut) fault).posts();
        if (posts) {
            chats.post(method, form, ALL);
        }
        return new MockResponse.Builder()
                .onResponseStart(hang ? SocketEffect.Stall.INSTANCE : new SocketEffect.CloseSocket())
                .build();
    }

    private static MockResponse posted(String method, List<PostedItem> items) {
        ArrayNode messages = JSON.createArrayNode();
        for (PostedItem item : items) {
            ObjectNode message =
                    messages.addObject().put("message_id", item.id()).put("date", 1_790_000_000);
            message.putObject("chat").put("id", -1001).put("type", "channel");
        }
        ObjectNode answer = JSON.createObjectNode().put("ok", true);
        return json(200, answer.set("result", method.equals("sendmediagroup") ? messages : messages.get(0)));
    }

    private static MockResponse error(int status, String description) {
        return json(status, refusal(status, description));
    }

    private static ObjectNode refusal(int status, String description) {
        return JSON.createObjectNode()
                .put("ok", false)
                .put("error_code", status)
                .put("description", description);
    }

    private static MockResponse json(int status, ObjectNode body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(body.toString())
                .build();
    }
}
