package dev.lull.convert.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacketIndexTest {

    private final PacketIndex.Builder builder = new PacketIndex.Builder();

    @Test
    void timesAreSortedAndKeyframesAmongThem() {
        PacketIndex index = key(0).frame(2).frame(1).key(3).build();

        assertThat(index.shown().stream().toArray()).containsExactly(0, 1, 2, 3);
        assertThat(index.keyframes().stream().toArray()).containsExactly(0, 3);
        assertThat(index.frames()).isEqualTo(4);
        assertThat(index.disorder()).isNull();
    }

    @Test
    void aFrameShownBeforeTheKeyframeItFollowsIsInOrder() {
        assertThat(key(0).frame(1).key(3).frame(2).build().disorder()).isNull();
    }

    @Test
    void aFrameShownBeforeTheLastKeyframeButOneIsNot() {
        assertThat(key(5).key(10).frame(4).build().disorder()).isEqualTo("timestamps go backwards");
    }

    @Test
    void aKeyframeBeforeTheLastOneIsNotInOrder() {
        assertThat(key(5).key(4).build().disorder()).isEqualTo("timestamps go backwards");
    }

    @Test
    void twoFramesAtTheSameTimeAreNotInOrder() {
        assertThat(key(0).frame(1).frame(1).build().disorder()).isEqualTo("two frames have the same timestamp");
    }

    @Test
    void aDamagedPacketIsSaid() {
        builder.add(0L, "K_C");
        assertThat(builder.build().disorder()).isEqualTo("a packet is damaged");
    }

    @Test
    void theFirstDisorderIsTheOneThatIsSaid() {
        builder.add(null, "K__");
        assertThat(key(5).key(4).build().disorder()).isEqualTo("a packet has no timestamp");
    }

    @Test
    void keyframesAreFoundAroundATime() {
        PacketIndex index = key(10).frame(11).key(20).key(30).build();

        assertThat(index.keyframeAt(20)).isEqualTo(20);
        assertThat(index.keyframeAt(29)).isEqualTo(20);
        assertThat(index.keyframeBefore(20)).isEqualTo(10);
        assertThat(index.keyframeAfter(20)).isEqualTo(30);
    }

    @Test
    void whereThereIsNoKeyframeTheTimeStandsForItselfAndForTheEnd() {
        PacketIndex index = key(10).build();

        assertThat(index.keyframeAt(9)).isEqualTo(9);
        assertThat(index.keyframeBefore(10)).isEqualTo(10);
        assertThat(index.keyframeAfter(10)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void betweenTwoTimesTheFirstIsInAndTheSecondIsNot() {
        PacketIndex index = key(0).frame(10).frame(20).frame(30).build();

        assertThat(index.between(10, 30).stream().toArray()).containsExactly(10, 20);
        assertThat(index.between(11, 31).stream().toArray()).containsExactly(20, 30);
        assertThat(index.between(31, Long.MAX_VALUE).stream().toArray()).isEmpty();
    }

    private PacketIndexTest key(long time) {
        builder.add(time, "K__");
        return this;
    }

    private PacketIndexTest frame(long time) {
        builder.add(time, "___");
        return this;
    }

    private PacketIndex build() {
        return builder.build();
    }
}
