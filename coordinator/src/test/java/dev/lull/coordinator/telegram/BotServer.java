package dev.lull.coordinator.telegram;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import okio.ByteString;

/** A Bot API server as far as messages and files are read from it, over real HTTP. It never lets a reader wait. */
final class BotServer extends Dispatcher implements AutoCloseable {

    static final String TOKEN = "123456:AAEx4mple-t0ken";
    static final long CHAT = -1001234567890L;
    static final int DATE = 1_790_000_000;

    private final MockWebServer server = new MockWebServer();
    private final SortedMap<Integer, String> updates = new TreeMap<>();
    private final Map<String, String> paths = new HashMap<>();
    private final Map<String, byte[]> contents = new HashMap<>();
    private final Map<String, Deque<MockResponse>> faults = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final List<String> replies = new ArrayList<>();
    private final List<String> deleted = new ArrayList<>();
    private int lastUpdate = 500;

    BotServer() {
        server.setDispatcher(this);
        try {
            server.start(InetAddress.getLoopbackAddress(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** A message in the chat, with these fields besides: {@code "text": "hello"}. */
    synchronized void sent(int id, String fields) {
        sentIn(CHAT, id, fields);
    }

    synchronized void sentIn(long chat, int id, String fields) {
        updates.put(++lastUpdate, """
                {"update_id": %d, "message": {"message_id": %d, "date": %d,
                "chat": {"id": %d, "type": "supergroup", "username": "Holiday"}, %s}}""".formatted(lastUpdate, id, DATE, chat, fields));
    }

    synchronized void photo(int id, String content) {
        file("big" + id, "photos/file_" + id + ".jpg", content);
        sent(id, """
                "photo": [{"file_id": "small%1$d", "width": 90, "height": 60, "file_size": 1},
                {"file_id": "big%1$d", "width": 900, "height": 600, "file_size": %2$d},
                {"file_id": "medium%1$d", "width": 300, "height": 200, "file_size": 2}]""".formatted(id, content.length()));
    }

    synchronized void document(int id, String name, String content) {
        file("document" + id, "documents/file_" + id, content);
        sent(id, "\"document\": {\"file_id\": \"document%d\", \"file_name\": \"%s\"}".formatted(id, name));
    }

    /** A file that can be asked for; its content can be downloaded where the path is relative. */
    synchronized void file(String id, String path, String content) {
        paths.put(id, path);
        contents.put(path, content.getBytes(StandardCharsets.UTF_8));
    }

    /** The next call of a method, or {@code download}, meets this. */
    synchronized void next(String method, MockResponse fault) {
        faults.computeIfAbsent(method.toLowerCase(Locale.ROOT), each -> new ArrayDeque<>())
                .add(fault);
    }

    static MockResponse refusal(int status, String description) {
        return json(
                status, "{\"ok\": false, \"error_code\": %d, \"description\": \"%s\"}".formatted(status, description));
    }

    static MockResponse throttle(int seconds) {
        return json(429, """
                {"ok": false, "error_code": 429, "description": "Too Many Requests: retry after %1$d",
                "parameters": {"retry_after": %1$d}}""".formatted(seconds));
    }

    /** {@code 42: text} for each message that was answered. */
    synchronized List<String> replies() {
        return List.copyOf(replies);
    }

    synchronized List<String> deleted() {
        return List.copyOf(deleted);
    }

    /** All calls but those that wait for messages, lower case. */
    synchronized List<String> calls() {
        return calls.stream().filter(call -> !call.equals("getupdates")).toList();
    }

    synchronized long polls() {
        return calls.stream().filter(call -> call.equals("getupdates")).count();
    }

    /** Messages that would be sent again. */
    synchronized int unconfirmed() {
        return updates.size();
    }

    @Override
    public synchronized MockResponse dispatch(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        if (path.startsWith("/file/bot" + TOKEN + "/")) {
            return download(path.substring(("/file/bot" + TOKEN + "/").length()));
        }
        if (!path.startsWith("/bot" + TOKEN + "/")) {
            return refusal(401, "Unauthorized");
        }
        String method = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        calls.add(method);
        Deque<MockResponse> fault = faults.getOrDefault(method, new ArrayDeque<>());
        if (!fault.isEmpty()) {
            return fault.remove();
        }
        Map<String, String> form = form(request);
        return switch (method) {
            case "getupdates" -> updates(Integer.parseInt(form.get("offset")));
            case "getfile" -> file(form.get("file_id"));
            case "getme" -> ok("{\"id\": 1, \"is_bot\": true, \"first_name\": \"Lull\", \"username\": \"lull_bot\"}");
            case "sendmessage" -> {
                String to = form.get("reply_parameters").replaceFirst(".*\"message_id\":(\\d+).*", "$1");
                replies.add(to + ": " + form.get("text"));
                yield ok("{\"message_id\": 9999, \"date\": 1, \"chat\": {\"id\": 1, \"type\": \"group\"}}");
            }
            case "deletemessage" -> {
                deleted.add(form.get("message_id"));
                yield ok("true");
            }
            default -> refusal(404, "Not Found: method not found");
        };
    }

    private MockResponse updates(int offset) {
        updates.headMap(offset).clear();
        return ok("[" + String.join(",", updates.values()) + "]");
    }

    private MockResponse file(String id) {
        String path = paths.get(id);
        return path == null
                ? refusal(400, "Bad Request: invalid file_id")
                : ok("{\"file_id\": \"%s\", \"file_unique_id\": \"u\", \"file_path\": \"%s\"}".formatted(id, path));
    }

    private MockResponse download(String path) {
        calls.add("download");
        Deque<MockResponse> fault = faults.getOrDefault("download", new ArrayDeque<>());
        if (!fault.isEmpty()) {
            return fault.remove();
        }
        byte[] content = contents.get(path);
        return content == null
                ? new MockResponse.Builder().code(404).build()
                : new MockResponse.Builder().body(new Buffer().write(content)).build();
    }

    private static Map<String, String> form(RecordedRequest request) {
        Map<String, String> form = new HashMap<>();
        ByteString body = request.getBody();
        for (String field : (body == null ? "" : body.utf8()).split("&", -1)) {
            String[] parts = field.split("=", 2);
            if (parts.length == 2) {
                form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private static MockResponse ok(String result) {
        return json(200, "{\"ok\": true, \"result\": " + result + "}");
    }

    private static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    @Override
    public void close() {
        server.close();
    }
}
