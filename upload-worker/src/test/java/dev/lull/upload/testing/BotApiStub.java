package dev.lull.upload.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import mockwebserver3.MockWebServer;

/**
 * A Bot API server over real HTTP, as far as sending media goes. It remembers what stands in its chats, and can be told
 * to misbehave.
 *
 * <pre>{@code
 * try (BotApiStub telegram = BotApiStub.start()) {
 *     telegram.next(new Fault.Throttle(3));
 *     // … telegram.api-url = telegram.url(), telegram.token = BotApiStub.TOKEN
 *     assertThat(telegram.posted()).extracting(PostedItem::fileName).containsExactly("a.jpg");
 * }
 * }</pre>
 */
public final class BotApiStub implements AutoCloseable {

    public static final String TOKEN = "123456:AAEx4mple-t0ken_of_the_stub";

    private final MockWebServer server = new MockWebServer();
    private final Chats chats = new Chats();
    private final BotApiDispatcher dispatcher = new BotApiDispatcher(server, chats, TOKEN);

    private BotApiStub(int port) {
        server.setDispatcher(dispatcher);
        server.setServerSocketFactory(new SmallBuffers());
        try {
            server.start(InetAddress.getLoopbackAddress(), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins to answer on a free port of loopback. */
    public static BotApiStub start() {
        return new BotApiStub(0);
    }

    /** Begins to answer on this port of loopback, with empty chats. */
    public static BotApiStub startOn(int port) {
        return new BotApiStub(port);
    }

    /** For the setting {@code telegram.api-url}. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    /** The next sending call meets this, the one after it the next of these. */
    public BotApiStub next(Fault... faults) {
        dispatcher.next(List.of(faults));
        return this;
    }

    /** Every sending call meets this until {@link #behave}; faults given to {@link #next} come first. */
    public void always(Fault fault) {
        dispatcher.always(fault);
    }

    /** Takes back {@link #always} and what is left of {@link #next}. */
    public void behave() {
        dispatcher.behave();
    }

    /** Every call with a file of such a name is refused as a whole with 400 and this description. */
    public void refuseFiles(Predicate<String> name, String description) {
        dispatcher.refuseFiles(name, description);
    }

    /** What stands in the chats, in the order in which it was posted. */
    public List<PostedItem> posted() {
        return chats.posted();
    }

    /** The sending methods that were called, lower case, refused ones included, in order. */
    public List<String> calls() {
        return dispatcher.calls();
    }

    /** The fields of the last sending call. */
    public Map<String, String> lastFields() {
        return dispatcher.lastFields();
    }

    @Override
    public void close() {
        server.close();
    }
}
