package dev.lull.coordinator.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.CRC32;

/** A rar of the format of 2013 with files that are not compressed, as "RAR 5.0 archive format" by RARLAB has it. */
final class TestRar {

    private static final byte[] SIGNATURE = {'R', 'a', 'r', '!', 0x1a, 7, 1, 0};
    private static final int MAIN = 1;
    private static final int FILE = 2;
    private static final int END = 5;
    private static final int HAS_DATA = 2;
    private static final int HAS_TIME_AND_CHECKSUM = 2 | 4;
    private static final int UNIX = 1;

    private final ByteArrayOutputStream rar = new ByteArrayOutputStream();

    TestRar() {
        rar.writeBytes(SIGNATURE);
        block(numbers(MAIN, 0, 0), new byte[0]);
    }

    TestRar file(String name, byte[] content, Instant modified) {
        byte[] path = name.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes(numbers(FILE, HAS_DATA, content.length, HAS_TIME_AND_CHECKSUM, content.length, 0100644));
        header.writeBytes(word(modified.getEpochSecond()));
        header.writeBytes(word(checksum(content)));
        header.writeBytes(numbers(0, UNIX, path.length));
        header.writeBytes(path);
        block(header.toByteArray(), content);
        return this;
    }

    byte[] bytes() {
        block(numbers(END, 0, 0), new byte[0]);
        return rar.toByteArray();
    }

    private void block(byte[] header, byte[] data) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(numbers(header.length));
        whole.writeBytes(header);
        rar.writeBytes(word(checksum(whole.toByteArray())));
        rar.writeBytes(whole.toByteArray());
        rar.writeBytes(data);
    }

    private static byte[] word(long value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) value)
                .array();
    }

    private static long checksum(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return checksum.getValue();
    }

    /** Seven bits a byte, the lowest first. */
    private static byte[] numbers(long... values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (long value : values) {
            long rest = value;
            while (rest >= 0x80) {
                bytes.write((int) ((rest & 0x7F) | 0x80));
                rest >>>= 7;
            }
            bytes.write((int) rest);
        }
        return bytes.toByteArray();
    }
}
