package dev.lull.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.Durability;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedisInfoTest {

    @Test
    void anAppendOnlyFileHasEveryChange() {
        assertThat(durability("aof_enabled", "1", "aof_last_write_status", "ok"))
                .isEqualTo(Durability.EVERY_CHANGE);
    }

    @Test
    void withoutOneThereAreSnapshotsAtMost() {
        assertThat(durability("aof_enabled", "0", "rdb_last_bgsave_status", "ok"))
                .isEqualTo(Durability.SNAPSHOTS);
    }

    @Test
    void aDiskThatTakesNothingIsSaid() {
        assertThat(durability("aof_enabled", "1", "aof_last_write_status", "err"))
                .isEqualTo(Durability.FAILING);
        assertThat(durability("aof_enabled", "0", "rdb_last_bgsave_status", "err"))
                .isEqualTo(Durability.FAILING);
    }

    @Test
    void aServiceThatDoesNotTellIsNotTakenForOneWithoutADisk() {
        assertThat(durability("loading", "0")).isEqualTo(Durability.UNKNOWN);
    }

    private static Durability durability(String name, String value) {
        return new RedisInfo(Map.of(name, value)).durability();
    }

    private static Durability durability(String name, String value, String other, String its) {
        return new RedisInfo(Map.of(name, value, other, its)).durability();
    }
}
