package dev.lull.coordinator.capture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Files byte by byte, most significant first: numbers, texts, boxes. */
final class Bytes {

    private Bytes() {}

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    static byte[] u8(int number) {
        return new byte[] {(byte) number};
    }

    static byte[] u16(int number) {
        return new byte[] {(byte) (number >> 8), (byte) number};
    }

    static byte[] u32(long number) {
        return join(u16((int) (number >> 16)), u16((int) number));
    }

    /** One byte for each character. */
    static byte[] ascii(String text) {
        return text.getBytes(ISO_8859_1);
    }

    static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    static byte[] box(String type, byte[]... content) {
        return box(ascii(type), content);
    }

    static byte[] box(byte[] type, byte[]... content) {
        byte[] inside = join(content);
        return join(u32(8L + inside.length), type, inside);
    }

    /** A box with version and flags, all zero. */
    static byte[] fullBox(String type, byte[]... content) {
        return box(type, u32(0), join(content));
    }
}
