package dev.lull.coordinator.capture;

import static dev.lull.coordinator.capture.Bytes.ascii;
import static dev.lull.coordinator.capture.Bytes.join;
import static dev.lull.coordinator.capture.Bytes.u16;
import static dev.lull.coordinator.capture.Bytes.u32;

import java.util.ArrayList;
import java.util.List;

/** A TIFF structure with the directories of a camera: one for the picture, and below it those of EXIF and GPS. */
final class Tiff {

    static final int MAKE = 0x010f;
    static final int MODEL = 0x0110;
    static final int TAKEN = 0x9003;
    static final int DIGITIZED = 0x9004;
    static final int OFFSET_TAKEN = 0x9011;

    private static final int EXIF = 0x8769;
    private static final int GPS = 0x8825;
    private static final int TEXT = 2;
    private static final int NUMBER = 4;
    private static final int RATIONAL = 5;
    private static final int HEADER = 8;

    private static final class Entry {

        private final int tag;
        private final int type;
        private final int count;
        private final byte[] value;

        Entry(int tag, int type, int count, byte[] value) {
            this.tag = tag;
            this.type = type;
            this.count = count;
            this.value = value;
        }
    }

    private final List<Entry> picture = new ArrayList<>();
    private final List<Entry> exif = new ArrayList<>();
    private final List<Entry> gps = new ArrayList<>();

    /** In the directory of the picture. */
    Tiff picture(int tag, String text) {
        picture.add(text(tag, text));
        return this;
    }

    /** In the directory of EXIF. */
    Tiff exif(int tag, String text) {
        exif.add(text(tag, text));
        return this;
    }

    Tiff gps(String northOrSouth, int[] latitude, String eastOrWest, int[] longitude) {
        gps.add(text(1, northOrSouth));
        gps.add(degrees(2, latitude));
        gps.add(text(3, eastOrWest));
        gps.add(degrees(4, longitude));
        return this;
    }

    byte[] bytes() {
        // a directory's length does not depend on where it lies
        int exifAt = HEADER + directory(HEADER, main(0, 0)).length;
        byte[] exifBytes = directory(exifAt, exif);
        int gpsAt = exifAt + exifBytes.length;
        return join(
                ascii("MM\0*"), u32(HEADER), directory(HEADER, main(exifAt, gpsAt)), exifBytes, directory(gpsAt, gps));
    }

    private List<Entry> main(int exifAt, int gpsAt) {
        List<Entry> main = new ArrayList<>(picture);
        main.add(new Entry(EXIF, NUMBER, 1, u32(exifAt)));
        main.add(new Entry(GPS, NUMBER, 1, u32(gpsAt)));
        return main;
    }

    private static Entry text(int tag, String text) {
        byte[] value = Bytes.utf8(text + "\0");
        return new Entry(tag, TEXT, value.length, value);
    }

    private static Entry degrees(int tag, int[] parts) {
        byte[] value = {};
        for (int part : parts) {
            value = join(value, u32(part), u32(100));
        }
        return new Entry(tag, RATIONAL, parts.length, value);
    }

    private static byte[] directory(int at, List<Entry> entries) {
        byte[] heads = u16(entries.size());
        byte[] values = {};
        int valuesAt = at + 2 + 12 * entries.size() + 4;
        for (Entry entry : entries) {
            boolean inside = entry.value.length <= 4;
            byte[] value = inside ? join(entry.value, new byte[4 - entry.value.length]) : u32(valuesAt + values.length);
            heads = join(heads, u16(entry.tag), u16(entry.type), u32(entry.count), value);
            if (!inside) {
                values = join(values, entry.value);
            }
        }
        return join(heads, u32(0), values);
    }
}
