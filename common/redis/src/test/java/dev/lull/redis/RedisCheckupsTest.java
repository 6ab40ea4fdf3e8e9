package dev.lull.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ops.Checkup;
import dev.lull.common.ops.Checkup.Verdict;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What Redis says of itself. */
class RedisCheckupsTest {

    private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");

    private static final Map<String, String> GOOD = Map.of(
            "redis_version", "7.0.15",
            "aof_enabled", "1",
            "aof_last_write_status", "ok",
            "rdb_last_bgsave_status", "ok",
            "used_memory_human", "1.50M",
            "maxmemory", "0",
            "maxmemory_policy", "noeviction");

    @Test
    void oneThatKeepsEverythingIsGood() {
        assertThat(RedisCheckups.of(new RedisInfo(GOOD)))
                .extracting(Checkup::verdict)
                .containsOnly(Verdict.GOOD);
    }

    @Test
    void whatIsNotAsItShouldBeIsNamedWithWhatToDo() {
        assertThat(with("redis_version", "5.0.1")).isEqualTo(Verdict.WARNING);
        assertThat(with("aof_enabled", "0")).isEqualTo(Verdict.WARNING);
        assertThat(with("aof_last_write_status", "err")).isEqualTo(Verdict.BAD);
        assertThat(with("rdb_last_bgsave_status", "err")).isEqualTo(Verdict.BAD);
        assertThat(with("maxmemory", "1000", "maxmemory_policy", "allkeys-lru")).isEqualTo(Verdict.BAD);
        assertThat(with("maxmemory", "1000")).isEqualTo(Verdict.GOOD);
    }

    @Test
    void aClockThatIsOffIsAWarningInEitherDirection() {
        assertThat(RedisCheckups.clockOf(NINE, NINE.minusMillis(3), NINE.plusMillis(3))
                        .verdict())
                .isEqualTo(Verdict.GOOD);
        assertThat(RedisCheckups.clockOf(NINE.plusSeconds(5), NINE, NINE).found())
                .isEqualTo("that of Redis is 5 s ahead");
        assertThat(RedisCheckups.clockOf(NINE.minusSeconds(5), NINE, NINE).found())
                .isEqualTo("that of Redis is 5 s behind");
    }

    /** The worst that is said of the good one with these fields changed; each but a good one comes with advice. */
    private static Verdict with(String... fields) {
        Map<String, String> info = new TreeMap<>(GOOD);
        for (int i = 0; i < fields.length; i += 2) {
            info.put(fields[i], fields[i + 1]);
        }
        return RedisCheckups.of(new RedisInfo(info)).stream()
                .peek(checkup -> assertThat(checkup.advice() == null).isEqualTo(checkup.verdict() == Verdict.GOOD))
                .map(Checkup::verdict)
                .max(Verdict::compareTo)
                .orElseThrow();
    }
}
