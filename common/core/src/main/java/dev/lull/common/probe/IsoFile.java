package dev.lull.common.probe;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The top-level boxes of an ISO base media file (ISO/IEC 14496-12): MP4, QuickTime, HEIC, AVIF.
 *
 * @param majorBrand four letters without trailing blanks; null when there is no {@code ftyp} box (old QuickTime)
 * @param brands the compatible brands
 * @param indexFirst whether {@code moov} stands before the first {@code mdat}
 * @param fragmented whether the index continues in {@code moof} boxes
 * @param truncated which box should go on behind the end of the file; null when all fit
 * @param entries how its tracks are coded
 */
record IsoFile(
        @Nullable String majorBrand,
        List<String> brands,
        boolean indexFirst,
        boolean fragmented,
        @Nullable String truncated,
        SampleEntries entries) {

    private static final int HEADER = 8;
    private static final int MOST_BOXES = 100_000;
    private static final int MOST_BRANDS = 64;

    /** Whether a file that begins like this has boxes; the type of the first one decides. */
    static boolean begins(byte[] head) {
        if (head.length < HEADER) {
            return false;
        }
        String type = new String(head, 4, 4, StandardCharsets.ISO_8859_1);
        return List.of("ftyp", "moov", "mdat", "wide", "styp", "pnot").contains(type);
    }

    static IsoFile read(FileBytes file) throws IOException {
        String majorBrand = null;
        List<String> brands = new ArrayList<>();
        boolean index = false;
        boolean data = false;
        boolean indexFirst = false;
        boolean fragmented = false;
        String truncated = null;
        file.seek(0);
        for (int count = 0; count < MOST_BOXES && file.remaining() >= HEADER; count++) {
            Box box = Box.read(file);
            if (!box.plausible()) {
                break;
            }
            switch (box.type) {
                case "ftyp" -> {
                    majorBrand = readBrands(file, box, brands);
                }
                case "moov" -> {
                    index = true;
                    indexFirst = !data;
                }
                case "mdat" -> data = true;
                case "moof" -> fragmented = true;
                default -> {}
            }
            if (box.countsItsHeaderTwice(file.size())) {
                break;
            }
            if (box.end > file.size()) {
                truncated = "file breaks off at byte " + file.size() + ": its " + box.type + " box should end at byte "
                        + box.end;
                break;
            }
            file.seek(box.end);
        }
        return new IsoFile(
                majorBrand, List.copyOf(brands), index && indexFirst, fragmented, truncated, SampleEntries.read(file));
    }

    private static @Nullable String readBrands(FileBytes file, Box box, List<String> brands) throws IOException {
        try {
            String major = file.ascii(4).stripTrailing();
            file.skip(4);
            while (file.position() + 4 <= box.end && brands.size() < MOST_BRANDS) {
                brands.add(file.ascii(4).stripTrailing());
            }
            return major;
        } catch (EOFException e) {
            return null;
        }
    }

    private record Box(String type, long start, long end) {

        static Box read(FileBytes file) throws IOException {
            long start = file.position();
            long length = file.u32();
            String type = file.ascii(4);
            if (length == 1 && file.remaining() >= 8) {
                length = file.u64();
            } else if (length == 0) {
                length = file.size() - start;
            }
            long end = length > Long.MAX_VALUE - start ? Long.MAX_VALUE : start + length;
            return new Box(type, start, end);
        }

        /** Some writers add the header to the length of the media data once more; nothing is missing then. */
        boolean countsItsHeaderTwice(long size) {
            return type.equals("mdat") && end - HEADER == size;
        }

        /** Garbage behind the last box is common and harmless: a box has a printable type and holds its own header. */
        boolean plausible() {
            return end >= start + HEADER && type.chars().allMatch(c -> (c >= ' ' && c <= '~') || c == 0xa9);
        }
    }
}
