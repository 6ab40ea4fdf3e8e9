package dev.lull.common.ops;

import io.javalin.util.ConcurrencyUtil;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.thread.ThreadPool;

/**
 * Keeps slow or numerous callers from holding all threads of the server, some of which are left to probes and metrics.
 *
 * @param turn how long a call waits for one of the others to end, before it is refused
 * @param idle how long a connection may say nothing, and how long a body or an answer may take whatever its size
 * @param bytesPerSecond the least at which a body must come, and an answer be taken
 */
record CallLimits(Duration turn, Duration idle, long bytesPerSecond) {

    static final CallLimits USUAL = new CallLimits(Duration.ofSeconds(10), Duration.ofSeconds(10), 4_000);

    /** The largest body: ten thousand long paths fit. */
    static final long LARGEST_BODY = 4_000_000;

    private static final int LEAST_THREADS = 2;
    /** Half as many again as calls and uploads take. */
    private static final int MOST_THREADS = 24;

    private static final int MOST_CALLS = 8;
    private static final int MOST_UPLOADS = 8;
    private static final int MOST_WAITING = 64;
    private static final int MOST_CONNECTIONS = 256;

    ThreadPool threads() {
        return ConcurrencyUtil.jettyThreadPool("http", LEAST_THREADS, MOST_THREADS, false);
    }

    /**
     * Stands before all calls.
     *
     * @param unlimited paths that are always answered
     * @param uploads paths that have room of their own, with all below them
     */
    Handler handler(List<String> unlimited, List<String> uploads) {
        Handler next = new LeastRate(bytesPerSecond, idle);
        QoSHandler calls;
        String[] below = uploads.stream().map(path -> path + "/*").toArray(String[]::new);
        if (below.length > 0) {
            QoSHandler large = atOnce(MOST_UPLOADS, next);
            large.includePath(below);
            calls = atOnce(MOST_CALLS, large);
            calls.excludePath(below);
        } else {
            calls = atOnce(MOST_CALLS, next);
        }
        calls.excludePath(unlimited.toArray(String[]::new));
        return calls;
    }

    private QoSHandler atOnce(int most, Handler next) {
        QoSHandler calls = new QoSHandler(next);
        calls.setMaxRequestCount(most);
        calls.setMaxSuspendedRequestCount(MOST_WAITING);
        calls.setMaxSuspend(turn);
        return calls;
    }

    void limit(Server server, ServerConnector connector) {
        connector.setIdleTimeout(idle.toMillis());
        NetworkConnectionLimit connections = new NetworkConnectionLimit(MOST_CONNECTIONS, connector);
        connections.setEndPointIdleTimeout(Duration.ofSeconds(1).toMillis());
        server.addBean(connections);
    }
}
