package dev.lull.convert.testing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The fewest boxes that make an MP4 of H.264 in which a decoder configuration is found. */
public final class Mp4Bytes {

    private static final int HEADER = 8;

    private Mp4Bytes() {}

    /**
     * A file.
     *
     * @param configuration in the {@code avcC} box
     * @param data in the {@code mdat} box, which stands first, as ffmpeg writes it
     */
    public static byte[] of(String configuration, String data) {
        return concat(box("mdat", ascii(data)), box("moov", box("avcC", ascii(configuration))));
    }

    /** One box: its size, its name, what is in it. */
    public static byte[] box(String name, byte[] content) {
        return ByteBuffer.allocate(HEADER + content.length)
                .putInt(HEADER + content.length)
                .put(ascii(name))
                .put(content)
                .array();
    }

    public static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
