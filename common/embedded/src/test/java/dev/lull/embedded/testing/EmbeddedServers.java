package dev.lull.embedded.testing;

import dev.lull.common.store.FolderDeletion;
import dev.lull.embedded.EmbeddedBroker;
import dev.lull.embedded.EmbeddedRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Kafka and a Redis for one test class, each started when it is first asked for and gone with its files afterwards:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final EmbeddedServers SERVERS = new EmbeddedServers();
 * }</pre>
 *
 * Tests of one class share them: use names of your own, or call {@link #clearRedis()} first.
 */
public final class EmbeddedServers implements BeforeAllCallback, AfterAllCallback {

    private @Nullable Path directory;
    private @Nullable EmbeddedBroker broker;
    private @Nullable EmbeddedRedis redis;
    private int openClasses;

    /** The properties of Kafka clients. */
    public synchronized Map<String, String> kafka() {
        if (broker == null) {
            broker = started(() -> EmbeddedBroker.start(directory().resolve("kafka")));
        }
        return broker.clientSettings();
    }

    /** {@code redis://:password@host:port} of the Redis. */
    public synchronized String redisUrl() {
        if (redis == null) {
            redis = started(() -> EmbeddedRedis.start(directory().resolve("redis"), null));
        }
        return redis.url();
    }

    /** The settings of Lull that name both. */
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        kafka().forEach((name, text) -> settings.put("kafka." + name, text));
        settings.put("redis.url", redisUrl());
        return settings;
    }

    /** Empties Redis. */
    public void clearRedis() {
        RedisConnection.command(redisUrl(), "FLUSHALL");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        openClasses++;
    }

    /** Nested classes end before the class that holds the servers. */
    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        openClasses--;
        if (openClasses == 0) {
            close();
        }
    }

    private synchronized void close() throws IOException {
        if (broker != null) {
            broker.close();
            broker = null;
        }
        if (redis != null) {
            redis.close();
            redis = null;
        }
        if (directory != null) {
            FolderDeletion.delete(directory);
            directory = null;
        }
    }

    private Path directory() throws IOException {
        if (directory == null) {
            directory = Files.createTempDirectory("lull-servers-");
        }
        return directory;
    }

    private interface Start<T> {
        T start() throws IOException;
    }

    private static <T> T started(Start<T> server) {
        try {
            return server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
