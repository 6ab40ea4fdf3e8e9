package dev.lull.common.probe;

import java.io.EOFException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * How the tracks of an MP4 are coded, by the types of their sample entries (ISO/IEC 14496-12, 8.5.2). ffprobe shows the
 * codec below an encryption, and not that there is one.
 */
final class SampleEntries {

    /** Common Encryption (ISO/IEC 23001-7) and FairPlay. */
    private static final Set<String> LOCKED_PICTURES = Set.of("encv", "drmi");

    private static final Set<String> LOCKED_SOUND = Set.of("enca", "drms");

    private static final Set<String> ON_THE_WAY = Set.of("moov", "trak", "mdia", "minf", "stbl");

    private static final int HEADER = 8;

    /** Version, flags and count of a {@code stsd} box. */
    private static final int COUNT = 8;

    /** Boxes looked at; a film has some dozen tracks of some dozen boxes. */
    private static final int MOST_BOXES = 10_000;

    private final FileBytes file;
    private final Set<String> types = new HashSet<>();
    private int boxes;

    private SampleEntries(FileBytes file) {
        this.file = file;
    }

    static SampleEntries read(FileBytes file) throws IOException {
        SampleEntries entries = new SampleEntries(file);
        try {
            entries.walk(0, file.size());
        } catch (EOFException e) {
            // what is cut off is told by others
            return entries;
        }
        return entries;
    }

    private void walk(long from, long to) throws IOException {
        long at = from;
        while (at + HEADER <= to && boxes++ < MOST_BOXES) {
            file.seek(at);
            long length = file.u32();
            String type = file.ascii(4);
            long head = HEADER;
            if (length == 1) {
                length = file.u64();
                head += 8;
            } else if (length == 0) {
                length = to - at;
            }
            if (length < head || length > to - at) {
                return;
            }
            if (ON_THE_WAY.contains(type)) {
                walk(at + head, at + length);
            } else if (type.equals("stsd")) {
                entry(at + head + COUNT, at + length);
            }
            at += length;
        }
    }

    private void entry(long at, long to) throws IOException {
        if (at + HEADER <= to) {
            file.seek(at + 4);
            types.add(file.ascii(4));
        }
    }

    boolean lockedPictures() {
        return types.stream().anyMatch(LOCKED_PICTURES::contains);
    }

    boolean lockedSound() {
        return types.stream().anyMatch(LOCKED_SOUND::contains);
    }
}
