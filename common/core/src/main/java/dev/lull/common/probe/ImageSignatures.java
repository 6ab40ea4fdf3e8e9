package dev.lull.common.probe;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * First bytes of image formats: of those that tika does not know, raw photos above all; and of the usual ones, for
 * which tika's answer is the same, but takes longer than reading the whole picture.
 */
final class ImageSignatures {

    private static final Map<String, String> TYPES = new LinkedHashMap<>();

    /** Lengths of the second header of a BMP: OS/2 1.x and 2.x, and Windows from 3.0 on. */
    private static final int[] BMP_HEADERS = {12, 16, 40, 52, 56, 64, 108, 124};

    private static final int BMP_HEADER_LENGTH = 14;

    private static final int WEBP = 8;

    static {
        TYPES.put("\u00ff\u00d8\u00ff", "image/jpeg");
        TYPES.put("\u0089PNG\r\n\u001a\n", "image/png");
        TYPES.put("GIF87a", "image/gif");
        TYPES.put("GIF89a", "image/gif");
        TYPES.put("FUJIFILMCCD-RAW", "image/x-raw-fuji");
        TYPES.put("IIU\0", "image/x-raw-panasonic");
        TYPES.put("\0MRM", "image/x-raw-minolta");
        TYPES.put("FOVb", "image/x-raw-sigma");
        TYPES.put("IIRO", "image/x-raw-olympus");
        TYPES.put("IIRS", "image/x-raw-olympus");
        TYPES.put("MMOR", "image/x-raw-olympus");
        // BigTIFF: offsets have 8 bytes
        TYPES.put("II\53\0\10\0", "image/tiff");
        TYPES.put("MM\0\53\0\10", "image/tiff");
        TYPES.put("II\u00bc\1", "image/jxr");
        TYPES.put("v/1\1", "image/x-exr");
        TYPES.put("#?RADIANCE", "image/vnd.radiance");
        TYPES.put("#?RGBE", "image/vnd.radiance");
        TYPES.put("qoif", "image/qoi");
        TYPES.put("DDS |\0\0\0", "image/vnd.ms-dds");
    }

    private ImageSignatures() {}

    /** The MIME type; null when the bytes begin like none of them. */
    static @Nullable String contentType(byte[] head) {
        String beginning = new String(head, 0, Math.min(head.length, 32), StandardCharsets.ISO_8859_1);
        for (Map.Entry<String, String> type : TYPES.entrySet()) {
            if (beginning.startsWith(type.getKey())) {
                return type.getValue();
            }
        }
        if (beginning.startsWith("RIFF") && beginning.startsWith("WEBP", WEBP)) {
            return "image/webp";
        }
        return isBmp(beginning) ? "image/bmp" : null;
    }

    private static boolean isBmp(String beginning) {
        if (!beginning.startsWith("BM") || beginning.length() < BMP_HEADER_LENGTH + 4) {
            return false;
        }
        int header = beginning.charAt(BMP_HEADER_LENGTH);
        boolean small = beginning.startsWith("\0\0\0", BMP_HEADER_LENGTH + 1);
        return small && Arrays.stream(BMP_HEADERS).anyMatch(length -> length == header);
    }
}
