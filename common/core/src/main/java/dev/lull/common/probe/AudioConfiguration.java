package dev.lull.common.probe;

import com.github.kokorin.jaffree.ffprobe.Stream;
import java.util.ArrayList;
import java.util.List;

/**
 * The beginning of an AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1): 5 bits of object type, 4 of sampling frequency, 4
 * of channel configuration. Configuration 0 leaves the channels to a program config element, which no browser reads.
 */
final class AudioConfiguration {

    private static final int NONE = -1;
    private static final int ESCAPED_TYPE = 31;
    private static final int ESCAPED_FREQUENCY = 15;

    private AudioConfiguration() {}

    /** The channel configuration of AAC; -1 when there is none to read. */
    static int channels(Stream stream) {
        if (!"aac".equals(stream.getCodecName()) || stream.getExtradata() == null) {
            return NONE;
        }
        List<Integer> bytes = firstBytes(stream.getExtradata());
        if (bytes.size() < 2) {
            return NONE;
        }
        int bits = bytes.get(0) << 8 | bytes.get(1);
        boolean plain = bits >> 11 != ESCAPED_TYPE && (bits >> 7 & 15) != ESCAPED_FREQUENCY;
        return plain ? bits >> 3 & 15 : NONE;
    }

    /** Of a dump such as {@code 00000000: 1190 56e5 00 ..V..}. */
    private static List<Integer> firstBytes(String dump) {
        String line = dump.strip().lines().findFirst().orElse("").replaceFirst("^[0-9a-f]+: *", "");
        String hex = line.replaceFirst("  .*", "").replace(" ", "");
        List<Integer> bytes = new ArrayList<>();
        for (int at = 0; at + 2 <= hex.length() && hex.substring(at, at + 2).matches("[0-9a-f]{2}"); at += 2) {
            bytes.add(Integer.parseInt(hex.substring(at, at + 2), 16));
        }
        return bytes;
    }
}
