package dev.lull.convert.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

class PacketTableFuzzTest {

    private static final long ROOM = 10_000;

    @FuzzTest
    void anyLinesAreTimelinesWithinBoundsOrNoPackets(byte[] text) {
        PacketTable packets = new PacketTable(new IndexMemory(ROOM));
        try {
            new String(text, StandardCharsets.UTF_8).lines().forEach(line -> packets.add(line.split(",", -1)));
        } catch (NumberFormatException noPacket) {
            return;
        }
        Collection<Timeline> timelines = packets.timelines().values();
        timelines.forEach(PacketTableFuzzTest::check);
        assertThat(timelines.stream()
                        .mapToLong(timeline -> timeline.index().bytes())
                        .sum())
                .isLessThan(2 * ROOM);
    }

    private static void check(Timeline timeline) {
        long[] shown = timeline.index().shown().stream().toArray();
        assertThat(Arrays.equals(shown, Arrays.stream(shown).sorted().toArray()))
                .as("ascending")
                .isTrue();
        assertThat(timeline.index().keyframes().size()).isLessThanOrEqualTo(shown.length);
        for (long time : shown) {
            assertThat(timeline.index().keyframeAt(time)).isLessThanOrEqualTo(time);
        }
    }
}
