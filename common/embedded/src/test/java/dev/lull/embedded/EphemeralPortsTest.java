package dev.lull.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EphemeralPortsTest {

    @Test
    void serversGetPortsThatTheKernelGivesToNoOutgoingConnection() {
        EphemeralPorts ephemeral = EphemeralPorts.parse("32768\t60999\n");

        assertThat(ephemeral.others())
                .contains(10_000, 32_767, 61_000, 65_535)
                .doesNotContain(9_999, 32_768, 42_341, 60_999);
    }

    @Test
    void theRangeOfThisMachineIsReadWhole() throws Exception {
        EphemeralPorts ephemeral = EphemeralPorts.ofThisMachine();

        assertThat(ephemeral.last()).isGreaterThan(ephemeral.first()).isLessThan(65_536);
    }

    @Test
    void noneIsLeftWhereTheKernelTakesAll() {
        assertThat(EphemeralPorts.parse("1024 65535").others()).isEmpty();
    }
}
