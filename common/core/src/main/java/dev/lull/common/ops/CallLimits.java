package dev.lull.common.ops;

import io.javalin.util.ConcurrencyUtil;
import java.time.Duration;
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
    private static final int MOST_THREADS = 16;
    private static final int MOST_CALLS = 8;
    private static final int MOST_WAITING = 64;
    private static final int MOST_CONNECTIONS = 256;

    ThreadPool threads() {
        return ConcurrencyUtil.jettyThreadPool("http", LEAST_THREADS, MOST_THREADS, false);
    }

    /** Stands before all calls but those to these paths. */
    Handler handler(String... unlimited) {
        QoSHandler calls = new QoSHandler(new LeastRate(bytesPerSecond, idle));
        calls.setMaxRequestCount(MOST_CALLS);
        calls.setMaxSuspendedRequestCount(MOST_WAITING);
        calls.setMaxSuspend(turn);
        calls.excludePath(unlimited);
        return calls;
    }

    void limit(Server server, ServerConnector connector) {
        connector.setIdleTimeout(idle.toMillis());
        NetworkConnectionLimit connections = new NetworkConnectionLimit(MOST_CONNECTIONS, connector);
        connections.setEndPointIdleTimeout(Duration.ofSeconds(1).toMillis());
        server.addBean(connections);
    }
}
