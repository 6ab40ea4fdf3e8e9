package dev.lull.convert.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PacketTableTest {

    private final PacketTable packets = new PacketTable(new IndexMemory(10_000));

    @Test
    void everyStreamHasATimelineOfItsOwn() {
        line("video,0,0,0.000000,-0.040000,0.040000,K__");
        line("audio,1,0,0.000000,0.000000,0.021333,K__");
        line("video,0,512,0.040000,0.000000,0.040000,___");

        assertThat(packets.timelines()).containsOnlyKeys(0, 1);
        assertThat(packets.timelines().get(0).packets()).isEqualTo(2);
        assertThat(packets.timelines().get(0).index().shown().stream().toArray())
                .containsExactly(0, 512);
        assertThat(packets.timelines().get(1).index().frames()).isZero();
    }

    @Test
    void aPacketWithoutTimesIsOneWhoseTimesAreNotKnown() {
        line("video,0,N/A,N/A,N/A,N/A,K__");

        assertThat(packets.timelines().get(0).exact()).isFalse();
        assertThat(packets.timelines().get(0).index().trusted()).isFalse();
    }

    @Test
    void whatIsNoPacketIsLeftOut() {
        line("");
        line("side_data,Skip Samples");

        assertThat(packets.timelines()).isEmpty();
    }

    @Test
    void whatShouldBeANumberAndIsNoneIsSaid() {
        assertThatThrownBy(() -> line("video,zero,0,0,0,0,K__")).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void millionsOfFramesAreNotKept() {
        for (long frame = 0; frame < 100_000; frame++) {
            line("video,0," + frame * 512 + ",0.0,0.0,0.0,K__");
        }

        assertThat(packets.full()).isTrue();
        assertThat(packets.timelines().get(0).index().bytes()).isLessThan(10_000);
    }

    @Test
    void norAreThoseOfManyStreamsTogether() {
        for (int packet = 0; packet < 10_000; packet++) {
            line("video," + packet % 1_000 + "," + packet / 1_000 * 512L + ",0.0,0.0,0.0,K__");
        }
        assertThat(packets.full()).isTrue();

        assertThat(packets.timelines().values().stream()
                        .mapToLong(Timeline::packets)
                        .sum())
                .isLessThan(10_000);
    }

    private void line(String line) {
        packets.add(line.split(",", -1));
    }
}
