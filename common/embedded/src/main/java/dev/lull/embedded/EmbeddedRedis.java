package dev.lull.embedded;

import dev.lull.common.process.ChildProcess;
import dev.lull.common.process.SearchPath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A redis-server as a child of this process, on loopback, with its data below one directory. What it acknowledged is
 * found again after {@code kill -9}; a power cut costs at most the last second.
 */
public final class EmbeddedRedis implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedRedis.class);
    private static final String HOST = "127.0.0.1";
    private static final Duration TIME_TO_SAVE = Duration.ofSeconds(10);

    private final ServerDirectory directory;
    private final ChildProcess process;
    private final int port;
    private boolean closed;

    private EmbeddedRedis(ServerDirectory directory, ChildProcess process, int port) {
        this.directory = directory;
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a server and returns when it answers.
     *
     * @param path its data; made if missing
     * @param configured the redis-server to use; null for the one on PATH or the bundled one
     * @throws IOException when the directory is in use, its data is of a newer Redis, or no server starts; the message
     *     says which
     */
    public static EmbeddedRedis start(Path path, @Nullable Path configured) throws IOException {
        return start(path, configured, SearchPath.ofEnvironment());
    }

    static EmbeddedRedis start(Path path, @Nullable Path configured, SearchPath searchPath) throws IOException {
        ServerDirectory directory = ServerDirectory.open(path);
        try {
            LeftoverRedis.end(directory.resolve("redis.pid"), directory.path());
            RedisProgram program = RedisProgram.find(configured, searchPath, directory.resolve("program"));
            RedisDataVersion.claim(directory.resolve("redis.version"), program);
            log.debug("redis-server {} ({}, {})", program.version(), program.origin(), program.file());
            return start(directory, program);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static EmbeddedRedis start(ServerDirectory directory, RedisProgram program) throws IOException {
        int port = directory.port("redis");
        Path logFile = directory.resolve("redis.log");
        ChildProcess process = ChildProcess.startLogging(command(program, directory, port), Map.of(), logFile);
        try {
            RedisAnswer.await(process, port, logFile);
        } catch (IOException | RuntimeException e) {
            process.close();
            throw e;
        }
        return new EmbeddedRedis(directory, process, port);
    }

    private static List<String> command(RedisProgram program, ServerDirectory directory, int port) {
        return List.of(
                program.file().toString(),
                "--bind",
                HOST,
                "--port",
                Integer.toString(port),
                "--dir",
                directory.path().toString(),
                "--pidfile",
                directory.resolve("redis.pid").toString(),
                "--appendonly",
                "yes",
                "--appendfsync",
                "everysec",
                // the append-only file is all that is read at start; dumps would only cost memory and time
                "--save",
                "",
                // state is never dropped to make room: a full memory is an error
                "--maxmemory-policy",
                "noeviction");
    }

    /** What clients on this machine connect to; the same after a restart if the port is still free. */
    public String url() {
        return "redis://" + HOST + ":" + port;
    }

    /** Lets the server save and ends it, leaving its data for the next start; closing twice is harmless. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        process.terminate();
        try {
            if (process.await(TIME_TO_SAVE).isEmpty()) {
                log.warn("redis-server killed, still running after {} s", TIME_TO_SAVE.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.close();
        directory.close();
    }
}
