package dev.lull.convert.analysis;

/**
 * When the packets of one stream are shown.
 *
 * @param packets those that are shown, from the first keyframe on
 * @param start seconds, the earliest
 * @param end seconds, where the latest one ends
 * @param rising whether decoding times only grow
 * @param exact whether every packet says when it is shown; if not, start and end may be some frames off
 * @param index of the packets that are shown; empty for anything but pictures
 */
public record Timeline(long packets, double start, double end, boolean rising, boolean exact, PacketIndex index) {

    public double length() {
        return end - start;
    }
}
