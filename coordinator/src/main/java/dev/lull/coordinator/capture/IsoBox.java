package dev.lull.coordinator.capture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A box of an ISO base media file (ISO/IEC 14496-12), which QuickTime calls an atom.
 *
 * @param content what follows its header
 */
record IsoBox(String type, ByteRange content) {

    private static final int HEADER = 8;
    private static final int LONG_HEADER = 16;

    /** More than any camera writes on one level. */
    private static final int MOST_BOXES = 10_000;

    /** The boxes side by side in there, up to the first that does not fit. */
    static List<IsoBox> in(BoundedBytes bytes, ByteRange range) throws IOException {
        List<IsoBox> boxes = new ArrayList<>();
        long at = range.from();
        while (at + HEADER <= range.to() && boxes.size() < MOST_BOXES) {
            long size = bytes.number(at, 4);
            int header = HEADER;
            if (size == 1 && at + LONG_HEADER <= range.to()) {
                size = bytes.number(at + HEADER, 8);
                header = LONG_HEADER;
            } else if (size == 0) {
                size = range.to() - at;
            }
            if (size < header || size > range.to() - at) {
                break;
            }
            boxes.add(new IsoBox(bytes.name(at + 4), new ByteRange(at + header, at + size)));
            at += size;
        }
        return boxes;
    }

    /** The boxes inside this one, behind so many bytes of its own. */
    List<IsoBox> children(BoundedBytes bytes, int own) throws IOException {
        return in(bytes, new ByteRange(content.from() + own, content.to()));
    }

    static Optional<IsoBox> first(List<IsoBox> boxes, String type) {
        return boxes.stream().filter(box -> box.type.equals(type)).findFirst();
    }
}
