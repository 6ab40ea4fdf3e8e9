package dev.lull.standalone;

import dev.lull.common.lifecycle.ServiceStack;
import dev.lull.common.process.Ffmpeg;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.RedisSettings;
import dev.lull.common.settings.Settings;
import dev.lull.embedded.EmbeddedBroker;
import dev.lull.embedded.EmbeddedRedis;
import dev.lull.standalone.client.CommandFailure;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What one machine needs below it: a broker, a Redis and an ffmpeg, made ready at the same time. */
final class Servers implements AutoCloseable {

    private final ServiceStack servers;
    private final Settings settings;
    private final Optional<EmbeddedRedis> redis;
    private final Ffmpeg ffmpeg;

    private Servers(ServiceStack servers, Settings settings, Optional<EmbeddedRedis> redis, Ffmpeg ffmpeg) {
        this.servers = servers;
        this.settings = settings;
        this.redis = redis;
        this.ffmpeg = ffmpeg;
    }

    /**
     * Starts what the settings do not say is elsewhere.
     *
     * @param startUp is told what is being started
     * @throws CommandFailure when one of them does not start
     */
    static Servers start(DataDirectory data, Settings wanted, StartUp startUp) {
        ServiceStack servers = new ServiceStack();
        CompletableFuture<Ffmpeg> ffmpeg =
                CompletableFuture.supplyAsync(startUp.of("ffmpeg", () -> ProcessFfmpeg.find(wanted)));
        CompletableFuture<Optional<EmbeddedRedis>> redis =
                CompletableFuture.supplyAsync(startUp.of("Redis", () -> redis(data, wanted, servers)));
        CompletableFuture<Map<String, String>> kafka =
                CompletableFuture.supplyAsync(startUp.of("Kafka", () -> kafka(data, wanted, servers)));
        try {
            // all of them, whatever becomes of one, so that none is left behind still starting
            CompletableFuture.allOf(ffmpeg, redis, kafka).join();
            Settings withKafka = wanted.withKafka(kafka.join());
            Settings settings = redis.join()
                    .map(server -> withKafka.with(RedisSettings.URL, server.url()))
                    .orElse(withKafka);
            return new Servers(servers, settings, redis.join(), ffmpeg.join());
        } catch (CompletionException e) {
            servers.close();
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** What has to be set for clients; nothing where the settings say where Kafka is. */
    private static Map<String, String> kafka(DataDirectory data, Settings wanted, ServiceStack servers) {
        if (wanted.find(LullSettings.KAFKA_BOOTSTRAP_SERVERS).isPresent()) {
            return Map.of();
        }
        try {
            return servers.closing(EmbeddedBroker.start(data.kafka())).clientSettings();
        } catch (IOException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private static Optional<EmbeddedRedis> redis(DataDirectory data, Settings wanted, ServiceStack servers) {
        if (wanted.find(RedisSettings.URL).isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(servers.closing(EmbeddedRedis.start(data.redis(), null)));
        } catch (IOException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    /** @throws CommandFailure when one of them ended and is not started again */
    void requireRunning() {
        try {
            if (redis.isPresent()) {
                redis.get().requireRunning();
            }
        } catch (IOException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    /** What was wanted, with the addresses of the servers. */
    Settings settings() {
        return settings;
    }

    Ffmpeg ffmpeg() {
        return ffmpeg;
    }

    @Override
    public void close() {
        servers.close();
    }
}
