package dev.lull.embedded.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lull.common.process.ChildProcess;
import dev.lull.common.process.SearchPath;
import dev.lull.embedded.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The machine's own redis-server with options of a test's choice: TLS, cluster, sentinel. What it writes is below one
 * directory, and it goes with this process.
 */
public final class RedisServer implements AutoCloseable {

    private final ChildProcess process;
    private final int port;

    private RedisServer(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Skips the test where no redis-server is installed; where {@code CI=true}, one has to be. To be called before each
     * test: a class that is skipped as a whole is not in the summary.
     */
    public static void need() {
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue(isThere(), "no redis-server on PATH: install one to test TLS, clusters and sentinels");
        }
        assertThat(isThere()).as("a redis-server on PATH, which CI must have").isTrue();
    }

    public static boolean isThere() {
        return SearchPath.ofEnvironment().find("redis-server").isPresent();
    }

    /**
     * Starts one on a free port of loopback and returns when it answers.
     *
     * @param directory made if missing
     * @param options such as {@code --cluster-enabled yes}, word by word
     */
    public static RedisServer start(Path directory, String... options) throws IOException {
        return start(directory, FreePort.find(), options);
    }

    /** Starts one on this port. */
    public static RedisServer start(Path directory, int port, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(
                SearchPath.ofEnvironment().find("redis-server").orElseThrow().toString());
        Files.createDirectories(directory);
        if (options.length > 0 && options[0].equals("--sentinel")) {
            command.add(Files.createFile(directory.resolve("sentinel.conf")).toString());
        }
        command.addAll(List.of("--bind", "127.0.0.1", "--port", Integer.toString(port), "--save", "''"));
        command.addAll(List.of("--dir", directory.toString()));
        command.addAll(List.of(options));
        ChildProcess process = ChildProcess.startLogging(command, Map.of(), directory.resolve("redis.log"));
        RedisServer server = new RedisServer(process, port);
        try {
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(50))
                    .ignoreException(UncheckedIOException.class)
                    .until(() -> server.command("PING").equals("+PONG"));
            return server;
        } catch (RuntimeException e) {
            process.close();
            throw new IOException(Files.readString(directory.resolve("redis.log")), e);
        }
    }

    public int port() {
        return port;
    }

    /** {@code 127.0.0.1:port}. */
    public String host() {
        return "127.0.0.1:" + port;
    }

    public String url() {
        return "redis://" + host();
    }

    /** As {@link RedisConnection#command}. */
    public String command(String... words) {
        return RedisConnection.command(url(), words);
    }

    /** Ends it at once, as a machine that fails does. */
    public void kill() {
        process.close();
    }

    @Override
    public void close() {
        kill();
    }
}
