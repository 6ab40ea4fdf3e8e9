package dev.lull.convert.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces frames of an MPEG-4 stream by headers of frames that are not coded: the one before them stays. */
public final class StayingFrames {

    private static final Pattern FRAME = Pattern.compile("\\x00\\x00\\x01\\xb6", Pattern.DOTALL);
    private static final String PREDICTED = "01";

    /** How many bits count the ticks of a second at 25 frames a second. */
    private static final int TICK_BITS = 5;

    private StayingFrames() {}

    /**
     * Replaces every fourth of five predicted ones in place; returns how many.
     *
     * @param stream of 25 frames a second, without B-frames
     */
    public static int in(Path stream) throws IOException {
        String bytes = new String(Files.readAllBytes(stream), StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        Matcher frame = FRAME.matcher(bytes);
        int written = 0;
        int number = 0;
        int replaced = 0;
        while (frame.find()) {
            if (number++ % 5 == 3) {
                changed.write(latin(bytes.substring(written, frame.end())));
                changed.write(notCoded(latin(bytes.substring(frame.end(), frame.end() + 4))));
                replaced++;
                int next = frame.find() ? frame.start() : bytes.length();
                number++;
                written = next;
            }
        }
        changed.write(latin(bytes.substring(written)));
        Files.write(stream, changed.toByteArray());
        return replaced;
    }

    /** ISO 14496-2, 6.2.5: type, a 1 for each whole second, 0, marker, ticks, marker, and whether it is coded: 0. */
    private static byte[] notCoded(byte[] header) {
        StringBuilder bits = new StringBuilder();
        for (byte each : header) {
            bits.append(
                    String.format("%8s", Integer.toBinaryString(each & 0xff)).replace(' ', '0'));
        }
        int zero = bits.indexOf("0", PREDICTED.length());
        int ticks = zero + 2;
        String made = PREDICTED + bits.substring(PREDICTED.length(), zero) + "01"
                + bits.substring(ticks, ticks + TICK_BITS) + "1" + "0" + "0";
        made += "1".repeat((8 - made.length() % 8) % 8);
        byte[] bytes = new byte[made.length() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(made.substring(8 * i, 8 * i + 8), 2);
        }
        return bytes;
    }

    private static byte[] latin(String bytes) {
        return bytes.getBytes(StandardCharsets.ISO_8859_1);
    }
}
