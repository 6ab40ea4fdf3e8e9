package dev.lull.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignValueTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WRONGTYPE Operation against a key holding the wrong kind of value",
                "ERR Error running script (call to f_1): @user_script:7: WRONGTYPE Operation against a key",
                "ERR hash value is not an integer",
                "ERR hash value is not a float",
                "ERR value is not an integer or out of range",
                "ERR increment or decrement would overflow",
                "ERR user_script:12: attempt to compare nil with number script: f_1"
            })
    void whatIsWrittenUnderTheKeyIsNoOutage(String error) {
        assertThat(ForeignValue.isReasonOf(error)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LOADING Redis is loading the dataset in memory",
                "READONLY You can't write against a read only replica",
                "OOM command not allowed when used memory > 'maxmemory'",
                "NOAUTH Authentication required",
                "NOPERM this user has no permissions to run the 'eval' command",
                "MISCONF Redis is configured to save RDB snapshots",
                "BUSY Redis is busy running a script",
                "CLUSTERDOWN The cluster is down",
                "Connection refused",
                "no answer"
            })
    void whatMayPassIsAnOutage(String error) {
        assertThat(ForeignValue.isReasonOf(error)).isFalse();
    }
}
