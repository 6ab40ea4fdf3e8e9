package dev.lull.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lull.common.ledger.LedgerUnavailable;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.embedded.testing.LullUser;
import dev.lull.embedded.testing.RedisCluster;
import dev.lull.embedded.testing.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RedisFailoverIT {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @BeforeEach
    void needsRedis() {
        RedisServer.need();
    }

    @Test
    void whenTheMasterIsLostTheLedgerGoesOnWithTheOneTheSentinelMadeMaster() throws Exception {
        try (RedisServer master = RedisServer.start(directory.resolve("master"));
                RedisServer replica = RedisServer.start(
                        directory.resolve("replica"), "--replicaof", "127.0.0.1", Integer.toString(master.port()));
                RedisServer sentinel = sentinel(master)) {
            master.command(LullUser.setUser());
            replica.command(LullUser.setUser());
            await().atMost(TIMEOUT)
                    .until(() -> sentinel.command("SENTINEL", "MASTER", "state").contains("num-slaves 1"));
            await().atMost(TIMEOUT)
                    .until(() -> replica.command("INFO", "replication").contains("master_link_status:up"));
            try (RedisLedger ledger = ledger(sentinel, "hidden")) {
                ledger.conversions().open("before", "/in/before.mkv");
                await().atMost(TIMEOUT)
                        .until(() -> replica.command("EXISTS", "lull:conversion:before")
                                .equals(":1"));

                master.kill();

                await().atMost(TIMEOUT)
                        .ignoreExceptionsInstanceOf(LedgerUnavailable.class)
                        .until(() -> {
                            ledger.conversions().open("after", "/in/after.mkv");
                            return true;
                        });
                assertThat(ledger.conversions().find("before")).isPresent();
                assertThat(replica.command("EXISTS", "lull:conversion:after")).isEqualTo(":1");
                assertThat(LullUser.denied(replica.command("ACL", "LOG"))).isEmpty();
            }
        }
    }

    @Test
    void aWrongPasswordAtTheSentinelIsSaidWithoutShowingIt() throws Exception {
        try (RedisServer master = RedisServer.start(directory.resolve("master"));
                RedisServer sentinel = sentinel(master);
                RedisLedger ledger = ledger(sentinel, "not-that-one")) {
            assertThatThrownBy(ledger::ping)
                    .isInstanceOf(LedgerUnavailable.class)
                    .hasMessageContaining("Redis at redis+sentinel://" + sentinel.host() + "/state")
                    .hasMessageContaining("WRONGPASS")
                    .hasMessageNotContaining("not-that-one")
                    .hasMessageNotContaining("only-in-this-test")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void aKeyThatMovedToAnotherNodeOfTheClusterIsFoundThere() throws Exception {
        try (RedisCluster cluster = RedisCluster.start(directory);
                RedisLedger ledger = new RedisLedger(cluster.url(), Duration.ofHours(1), Duration.ofHours(1))) {
            ledger.media().register("a", "s", "/in/a.mkv", "a.mkv", NOW);

            cluster.move("lull:media:a");

            assertThat(ledger.media().find("a")).isPresent();
        }
    }

    /** A sentinel that decides alone, and soon, with a user for Lull. */
    private RedisServer sentinel(RedisServer master) throws Exception {
        RedisServer sentinel = RedisServer.start(directory.resolve("sentinel"), "--sentinel");
        sentinel.command("SENTINEL", "MONITOR", "state", "127.0.0.1", Integer.toString(master.port()), "1");
        sentinel.command("SENTINEL", "SET", "state", "down-after-milliseconds", "500");
        sentinel.command("ACL", "SETUSER", "watcher", "on", ">hidden", "-@all", "+ping", "+sentinel");
        return sentinel;
    }

    private static RedisLedger ledger(RedisServer sentinel, String password) {
        return new RedisLedger(new SettingsLoader()
                .base(Map.of(
                        "redis.url",
                        "redis+sentinel://" + LullUser.LOGIN + sentinel.host() + "/state",
                        "redis.sentinel-user",
                        "watcher",
                        "redis.sentinel-password",
                        password))
                .load());
    }
}
