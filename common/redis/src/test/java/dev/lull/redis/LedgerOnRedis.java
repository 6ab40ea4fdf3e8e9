package dev.lull.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.ledger.MediaLedger;
import dev.lull.common.ledger.SendBudget;
import dev.lull.common.ledger.SendLedger;
import dev.lull.common.ledger.SubmissionLedger;
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
import java.util.TreeMap;
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
abstract class LedgerOnRedis {

    enum Kind {
        SERVER,
        CLUSTER
    }

    static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");
    static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");
    static final Duration RETENTION = Duration.ofHours(1);

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
        ledger = new RedisLedger(url.replace("://", "://" + LullUser.LOGIN), RETENTION);
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

    static MediaLedger media() {
        return ledger.media();
    }

    static SubmissionLedger submissions() {
        return ledger.submissions();
    }

    static ConversionLedger conversions() {
        return ledger.conversions();
    }

    static SendLedger sends() {
        return ledger.sends();
    }

    static SendBudget budget() {
        return ledger.budget();
    }

    /** A submission {@code s} with files of these ids, all of them just submitted. */
    static void submitted(String... ids) {
        submissions().open("s", List.of("/in"), "/out", NINE);
        for (String id : ids) {
            media().register(id, "s", "/in/" + id + ".mkv", id + ".mkv", NINE);
        }
    }

    /** One Redis command, as a person would type it. */
    static String redis(String... words) {
        return cluster == null ? RedisConnection.command(SERVERS.redisUrl(), words) : cluster.command(words);
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
