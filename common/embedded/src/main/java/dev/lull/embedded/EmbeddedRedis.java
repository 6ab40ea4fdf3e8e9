package dev.lull.embedded;

import dev.lull.common.process.SearchPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A redis-server as a child of this process, on loopback, with its data below one directory. A power cut costs at most
 * the last two seconds, and so does {@code kill -9} while the disk is slow: Redis puts a write off as long as a sync is
 * under way. A server that ends unasked is started again under the same address. Only who knows the password in its
 * {@link #url} may use it.
 */
public final class EmbeddedRedis implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedRedis.class);
    private static final String HOST = "127.0.0.1";

    private final ServerDirectory directory;
    private final RedisSupervisor server;
    private final String url;
    private boolean closed;

    private EmbeddedRedis(ServerDirectory directory, RedisSupervisor server, String url) {
        this.directory = directory;
        this.server = server;
        this.url = url;
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
        RedisAccess access = RedisAccess.in(directory);
        List<String> command = command(program, access, directory, port);
        RedisAnswer answer = new RedisAnswer(port, access.password(), directory.resolve("redis.log"));
        RedisSupervisor server = RedisSupervisor.start(command, answer);
        return new EmbeddedRedis(directory, server, "redis://:" + access.password() + "@" + HOST + ":" + port);
    }

    private static List<String> command(RedisProgram program, RedisAccess access, ServerDirectory directory, int port) {
        return List.of(
                program.file().toString(),
                access.file().toString(),
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
                // how often a second it looks for what is expired, ten times by default
                "--hz",
                "2",
                // the append-only file is all that is read at start; dumps would only cost memory and time
                "--save",
                "",
                // state is never dropped to make room: a full memory is an error
                "--maxmemory-policy",
                "noeviction");
    }

    /**
     * What clients on this machine connect to, with the password: not to be shown. The same after a restart if the port
     * is still free.
     */
    public String url() {
        return url;
    }

    /**
     * Asks whether it still serves, or will again.
     *
     * @throws IOException when it ended too often to be started again; the message says how it ended
     */
    public void requireRunning() throws IOException {
        Optional<String> reason = server.givenUp();
        if (reason.isPresent()) {
            throw new IOException(reason.get());
        }
    }

    /** Lets the server save and ends it, leaving its data for the next start; closing twice is harmless. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        server.close();
        directory.close();
    }
}
