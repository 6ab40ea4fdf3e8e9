package dev.lull.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.settings.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAddressTest {

    @Test
    void aServerIsNamedByHostPortAndDatabase() {
        RedisAddress address = RedisAddress.of("rediss://lull:p%40ss%2Fword@redis.example.org:6380/3");

        assertThat(address.servers()).containsExactly("rediss://redis.example.org:6380");
        assertThat(address.user()).isEqualTo("lull");
        assertThat(address.password()).isEqualTo("p@ss/word");
        assertThat(address.database()).isEqualTo(3);
        assertThat(address).hasToString("rediss://redis.example.org:6380/3");
    }

    @Test
    void aClusterIsNamedBySomeOfItsNodes() {
        RedisAddress address = RedisAddress.of("rediss+cluster://:hidden@a.example.org:7000,b.example.org");

        assertThat(address.layout()).isEqualTo(RedisLayout.CLUSTER);
        assertThat(address.servers()).containsExactly("rediss://a.example.org:7000", "rediss://b.example.org:6379");
        assertThat(address.user()).isNull();
        assertThat(address.password()).isEqualTo("hidden");
        assertThat(address).hasToString("rediss+cluster://a.example.org:7000,b.example.org:6379");
    }

    @Test
    void sentinelsAreNamedWithWhatTheyCallTheMaster() {
        RedisAddress address = RedisAddress.of("redis+sentinel://lull:hidden@10.0.0.1,10.0.0.2:26380,[::1]/state/2");

        assertThat(address.layout()).isEqualTo(RedisLayout.SENTINEL);
        assertThat(address.servers())
                .containsExactly("redis://10.0.0.1:26379", "redis://10.0.0.2:26380", "redis://[::1]:26379");
        assertThat(address.master()).isEqualTo("state");
        assertThat(address.database()).isEqualTo(2);
        assertThat(address).hasToString("redis+sentinel://10.0.0.1:26379,10.0.0.2:26380,[::1]:26379/state/2");
    }

    @ParameterizedTest
    @CsvSource({
        "redis://hidden@a:1/0/1, redis://",
        "'redis://hidden@a:1,b:2', redis://",
        "redis://hidden@a:1?timeout=1, redis://",
        "redis+cluster://hidden@a:1/1, redis+cluster://",
        "'redis+cluster://hidden@a:1,', redis+cluster://",
        "redis+sentinel://hidden@a:1, redis+sentinel://",
        "redis+sentinel://hidden@a:1/, redis+sentinel://",
        "redis+sentinel://hidden@a:1/state/one, redis+sentinel://",
        "redis+sentinel://hidden@a:1/state/1/2, redis+sentinel://",
        "redis+ring://hidden@a:1, redis://"
    })
    void whatCannotBeReadIsAnsweredWithHowItIsWrittenAndNotRepeated(String url, String form) {
        assertThatThrownBy(() -> RedisAddress.of(url))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("redis.url must be " + form)
                .hasMessageNotContaining("hidden")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://lull:hidden@a",
                "redis+cluster://lull:hidden@a,b",
                "redis+sentinel://lull:hidden@a,b/state"
            })
    void thePasswordIsNotShown(String url) {
        assertThat(RedisAddress.of(url).toString()).doesNotContain("hidden").doesNotContain("lull");
    }
}
