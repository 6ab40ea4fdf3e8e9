package dev.lull.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.LedgerContract;
import dev.lull.embedded.testing.EmbeddedServers;
import dev.lull.embedded.testing.LullUser;
import dev.lull.embedded.testing.RedisCluster;
import dev.lull.embedded.testing.RedisConnection;
import dev.lull.embedded.testing.RedisServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A ledger on an empty Redis for each test: one server, then a cluster of three; the user may do no more than it must.
 */
@ParameterizedClass(name = "{0}")
@EnumSource
abstract class LedgerOnRedis implements LedgerContract {

    enum Kind {
        SERVER,
        CLUSTER
    }

    @RegisterExtension
    static final EmbeddedServers SERVERS = new EmbeddedServers();

    @Parameter
    Kind kind;

    private static @Nullable RedisCluster cluster;
    private static RedisLedger ledger;

    @BeforeParameterizedClassInvocation
    static void connect(Kind kind, @TempDir Path directory) throws IOException {
        String url;
        if (kind == Kind.CLUSTER && RedisServer.isThere()) {
            cluster = RedisCluster.start(directory);
            cluster.nodes().forEach(node -> node.command(LullUser.setUser()));
            url = cluster.url();
        } else {
            url = SERVERS.redisUrl();
            RedisConnection.command(url, LullUser.setUser());
        }
        ledger = new RedisLedger(
                RedisConnection.anonymous(url).replace("://", "://" + LullUser.LOGIN), RETENTION, CONTENT_RETENTION);
    }

    @BeforeEach
    void clear() {
        if (kind == Kind.CLUSTER) {
            RedisServer.need();
        }
        if (cluster == null) {
            SERVERS.clearRedis();
        } else {
            cluster.clear();
        }
    }

    @AfterParameterizedClassInvocation
    static void disconnect() {
        ledger.close();
        if (cluster == null) {
            nothingWasDenied(SERVERS.redisUrl());
        } else {
            try {
                cluster.nodes().forEach(node -> nothingWasDenied(node.url()));
            } finally {
                cluster.close();
                cluster = null;
            }
        }
    }

    private static void nothingWasDenied(String url) {
        assertThat(LullUser.denied(RedisConnection.command(url, "ACL", "LOG"))).isEmpty();
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void backdate(String conversion, Instant at) {
        redis("HSET", "lull:conversion:" + conversion, "started_at", at.toString(), "last_updated", at.toString());
    }

    @Override
    public void eventually(Duration time, BooleanSupplier condition) {
        await().until(condition::getAsBoolean);
    }

    @Override
    public Optional<Duration> left(Kept kept, String id) {
        String key = switch (kept) {
            case FILE -> "lull:media:" + id;
            case CONVERSION -> "lull:conversion:" + id;
            case SUBMISSION -> "lull:submission:" + id;
            case FILES_OF_SUBMISSION -> "lull:submission:" + id + ":media";
            case CONTENT -> "lull:seen:" + id;
        };
        String millis = redis("PTTL", key);
        assertThat(millis).as("%s is there", key).isNotEqualTo(":-2");
        return millis.equals(":-1")
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(Long.parseLong(millis.substring(1))));
    }

    @Override
    public void nothingIsWritten() {
        if (cluster == null) {
            assertThat(redis("DBSIZE")).isEqualTo(":0");
        } else {
            assertThat(cluster.nodes())
                    .allSatisfy(node -> assertThat(node.command("DBSIZE")).isEqualTo(":0"));
        }
    }

    @Override
    public Object fileAsWritten(String id) {
        return page("lull:media:" + id);
    }

    @Override
    public Object conversionAsWritten(String id) {
        return page("lull:conversion:" + id);
    }

    /** One Redis command, as a person would type it. */
    static String redis(String... words) {
        return cluster == null ? RedisConnection.command(SERVERS.redisUrl(), words) : cluster.command(words);
    }

    /** What every server says to this command. */
    static List<String> everyServer(String... words) {
        return cluster == null
                ? List.of(redis(words))
                : cluster.nodes().stream().map(node -> node.command(words)).toList();
    }

    /** What {@code redis-cli HGETALL} shows, sorted by field. */
    static Map<String, String> page(String key) {
        String joined = redis("EVAL", "\"return table.concat(redis.call('HGETALL',KEYS[1]),'|')\"", "1", key);
        String[] words = joined.split("\\|", -1);
        Map<String, String> page = new TreeMap<>();
        for (int i = 0; i + 1 < words.length; i += 2) {
            page.put(words[i], words[i + 1]);
        }
        return page;
    }
}
