package dev.lull.standalone.ledger;

import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.ledger.MediaLedger;
import dev.lull.common.ledger.SendBudget;
import dev.lull.common.ledger.SendLedger;
import dev.lull.common.ledger.SubmissionLedger;
import dev.lull.common.ledger.redis.RedisLedger;
import dev.lull.standalone.testing.EmbeddedServers;
import dev.lull.standalone.testing.RedisConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A ledger on an empty Redis for each test. */
abstract class LedgerOnRedis {

    static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");
    static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");
    static final Duration RETENTION = Duration.ofHours(1);

    @RegisterExtension
    static final EmbeddedServers SERVERS = new EmbeddedServers();

    private static RedisLedger ledger;

    @BeforeAll
    static void connect() {
        ledger = new RedisLedger(SERVERS.redisUrl(), RETENTION);
    }

    @BeforeEach
    void clear() {
        SERVERS.clearRedis();
    }

    @AfterAll
    static void disconnect() {
        ledger.close();
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
        return RedisConnection.command(SERVERS.redisUrl(), words);
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
