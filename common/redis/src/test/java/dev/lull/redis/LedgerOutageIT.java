package dev.lull.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ClaimResult;
import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.ledger.LedgerUnavailable;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.settings.SettingsException;
import dev.lull.common.task.Unit;
import dev.lull.embedded.EmbeddedRedis;
import dev.lull.embedded.testing.RedisConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerOutageIT {

    private static final Duration LEASE = Duration.ofMinutes(5);

    @ParameterizedTest
    @ValueSource(
            strings = {"http://user:hidden@host:1", "localhost:6379", "redis://", "redis://host/one", "redis://a b"})
    void aUrlThatIsNotOneOfRedisIsRefusedWithoutShowingIt(String url) {
        assertThatThrownBy(() -> new RedisLedger(url, LEASE, LEASE))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("redis.url must be redis://")
                .hasMessageNotContaining("hidden");
    }

    @Test
    @Timeout(30)
    void whereNoRedisIsEveryQuestionEndsSoonInOneLineWithoutThePassword() {
        try (RedisLedger ledger = new RedisLedger("redis://somebody:hidden@127.0.0.1:1", LEASE, LEASE)) {
            assertThatThrownBy(ledger::ping)
                    .isInstanceOf(LedgerUnavailable.class)
                    .hasMessageContaining("redis://127.0.0.1:1")
                    .hasMessageContaining("refused")
                    .hasMessageContaining("redis.url")
                    .hasMessageNotContaining("hidden")
                    .hasMessageNotContaining("\n");
            assertThatThrownBy(() -> ledger.media().find("a")).isInstanceOf(LedgerUnavailable.class);
        }
    }

    @Test
    @Timeout(60)
    void aRedisThatHangsIsGivenUpInTimeAndUsedAgainWhenItAnswers(@TempDir Path data) throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.start(data, null);
                RedisLedger ledger = new RedisLedger(redis.url(), LEASE, LEASE)) {
            Claim claim = begun(ledger);
            RedisConnection.command(redis.url(), "CLIENT", "PAUSE", "5000", "ALL");

            assertThatThrownBy(() -> ledger.conversions().checkpoint(claim, LEASE, 0.5))
                    .isInstanceOf(LedgerUnavailable.class)
                    .hasMessageContaining("no answer in time");

            await().ignoreExceptionsInstanceOf(LedgerUnavailable.class)
                    .until(() ->
                            ledger.conversions().checkpoint(claim, LEASE, 0.6).isPresent());
        }
    }

    @Test
    void userPasswordAndDatabaseOfTheUrlAreUsed(@TempDir Path data) throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.start(data, null)) {
            RedisConnection.command(redis.url(), "ACL", "SETUSER", "lull", "on", "\">p@ss word\"", "~lull:*", "+@all");
            String host = RedisConnection.anonymous(redis.url()).substring("redis://".length());

            try (RedisLedger ledger = new RedisLedger("redis://lull:p%40ss%20word@" + host + "/3", LEASE, LEASE)) {
                ledger.conversions().open("c", "/in/c.mkv");
            }
            assertThat(RedisConnection.command(redis.url(), "INFO", "keyspace")).startsWith("# Keyspace");
            assertThat(RedisConnection.command(redis.url(), "DBSIZE")).isEqualTo(":0");

            try (RedisLedger ledger = new RedisLedger("redis://lull:wrong@" + host, LEASE, LEASE)) {
                assertThatThrownBy(ledger::ping)
                        .isInstanceOf(LedgerUnavailable.class)
                        .hasMessageContaining("WRONGPASS")
                        .hasMessageNotContaining("lull:wrong");
            }
        }
    }

    @Test
    @Timeout(120)
    void afterARestartTheCheckpointIsThereAndWorkGoesOnUnderTheSameClaim(@TempDir Path data) throws Exception {
        EmbeddedRedis redis = EmbeddedRedis.start(data, null);
        try (RedisLedger ledger = new RedisLedger(redis.url(), LEASE, LEASE)) {
            Claim claim = begun(ledger);
            Conversion before = ledger.conversions().find("c").orElseThrow();

            redis.close();
            assertThatThrownBy(() -> ledger.conversions().checkpoint(claim, LEASE, 0.5))
                    .isInstanceOf(LedgerUnavailable.class);
            assertThatThrownBy(ledger::ping).isInstanceOf(LedgerUnavailable.class);

            redis = EmbeddedRedis.start(data, null);
            await().ignoreExceptionsInstanceOf(LedgerUnavailable.class)
                    .untilAsserted(() -> assertThatCode(ledger::ping).doesNotThrowAnyException());

            assertThat(ledger.conversions().find("c")).contains(before);
            assertThat(before.progress()).isEqualTo(72.5);
            assertThat(before.units()).containsEntry(Unit.segment(0), new UnitState.Done(4711, "cafe"));
            assertThat(ledger.conversions().completeUnit(claim, 1, "ab")).isTrue();
        } finally {
            redis.close();
        }
    }

    @Test
    void aLedgerMayBeMadeBeforeItsRedisRuns(@TempDir Path data) throws Exception {
        EmbeddedRedis first = EmbeddedRedis.start(data, null);
        String url = first.url();
        first.close();
        try (RedisLedger ledger = new RedisLedger(url, LEASE, LEASE)) {
            assertThatThrownBy(ledger::ping).isInstanceOf(LedgerUnavailable.class);
            try (EmbeddedRedis second = EmbeddedRedis.start(data, null)) {
                assertThat(second.url()).isEqualTo(url);
                await().untilAsserted(() -> assertThatCode(ledger::ping).doesNotThrowAnyException());
            }
        }
    }

    /** A conversion of two units, the first done, the second claimed. */
    private static Claim begun(RedisLedger ledger) {
        ledger.conversions().open("c", "/in/c.mkv");
        List<Unit> units = List.of(Unit.segment(0), Unit.segment(1));
        ledger.conversions()
                .plan(
                        "c",
                        new ConversionPlan(
                                ConversionKind.FULL,
                                units,
                                List.of(),
                                "crf=23",
                                "f1",
                                "why",
                                "out.mp4",
                                ConversionPlan.Content.ALL));
        ledger.conversions().completeUnit(claim(ledger, Unit.segment(0)), 4711, "cafe");
        Claim claim = claim(ledger, Unit.segment(1));
        ledger.conversions().checkpoint(claim, LEASE, 0.45);
        return claim;
    }

    private static Claim claim(RedisLedger ledger, Unit unit) {
        return ((ClaimResult.Granted) ledger.conversions().claim("c", unit, "w1", LEASE)).claim();
    }
}
