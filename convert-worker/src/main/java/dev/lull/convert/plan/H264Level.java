package dev.lull.convert.plan;

import java.util.Arrays;

/**
 * What a decoder of a level can do, and the frame size the level is known by.
 *
 * @see <a href="https://www.itu.int/rec/T-REC-H.264">ITU-T H.264, table A-1</a>
 */
public enum H264Level {
    L3_0(30, 1_620, 40_500, 720, 576),
    L3_1(31, 3_600, 108_000, 1280, 720),
    L3_2(32, 5_120, 216_000, 1280, 720),
    L4_0(40, 8_192, 245_760, 1920, 1080),
    L4_1(41, 8_192, 245_760, 1920, 1080),
    L4_2(42, 8_704, 522_240, 1920, 1080),
    L5_0(50, 22_080, 589_824, 2560, 1440),
    L5_1(51, 36_864, 983_040, 3840, 2160),
    L5_2(52, 36_864, 2_073_600, 3840, 2160);

    private final int number;
    private final int blocks;
    private final int blocksPerSecond;
    private final int width;
    private final int height;

    H264Level(int number, int blocks, int blocksPerSecond, int width, int height) {
        this.number = number;
        this.blocks = blocks;
        this.blocksPerSecond = blocksPerSecond;
        this.width = width;
        this.height = height;
    }

    /** The level times ten: 42 is 4.2. */
    public int number() {
        return number;
    }

    /** The most blocks of 16 x 16 pixels in one frame. */
    public int blocks() {
        return blocks;
    }

    public int blocksPerSecond() {
        return blocksPerSecond;
    }

    /** The most pixels one side may have. */
    public int longestSide() {
        return (int) Math.floor(Math.sqrt(8.0 * blocks)) * 16;
    }

    /** Width of the usual frame of this level. */
    public int width() {
        return width;
    }

    /** Height of the usual frame of this level. */
    public int height() {
        return height;
    }

    /** As people write it: {@code 4.2}. */
    @Override
    public String toString() {
        return number / 10 + "." + number % 10;
    }

    /**
     * The level with that number.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    public static H264Level of(int number) {
        return Arrays.stream(values())
                .filter(level -> level.number == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no level " + number));
    }
}
