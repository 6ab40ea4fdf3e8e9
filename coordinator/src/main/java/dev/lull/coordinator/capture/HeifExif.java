package dev.lull.coordinator.capture;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where the EXIF block of a HEIF picture (ISO/IEC 23008-12: HEIC, AVIF) is. It is an item: one box lists the items with
 * their types, another says where in the file their bytes are.
 */
final class HeifExif {

    /** Version and flags of a box. */
    private static final int VERSION_AND_FLAGS = 4;

    private static final int MOST_ITEMS = 10_000;

    private HeifExif() {}

    static Optional<ByteRange> find(BoundedBytes bytes) throws IOException {
        List<IsoBox> file = IsoBox.in(bytes, new ByteRange(0, bytes.length()));
        Optional<IsoBox> meta = IsoBox.first(file, "meta");
        if (meta.isEmpty()) {
            return Optional.empty();
        }
        List<IsoBox> about = meta.get().children(bytes, VERSION_AND_FLAGS);
        Optional<IsoBox> items = IsoBox.first(about, "iinf");
        Optional<IsoBox> places = IsoBox.first(about, "iloc");
        if (items.isEmpty() || places.isEmpty()) {
            return Optional.empty();
        }
        OptionalLong exif = exifItem(bytes, items.get());
        return exif.isEmpty()
                ? Optional.empty()
                : place(bytes, places.get().content(), exif.getAsLong()).flatMap(item -> tiff(bytes, item));
    }

    private static OptionalLong exifItem(BoundedBytes bytes, IsoBox items) throws IOException {
        int count = bytes.at(items.content().from()) == 0 ? 2 : 4;
        for (IsoBox item : items.children(bytes, VERSION_AND_FLAGS + count)) {
            long at = item.content().from();
            int version = bytes.at(at);
            if (item.type().equals("infe") && version >= 2) {
                int id = version == 2 ? 2 : 4;
                if (bytes.name(at + VERSION_AND_FLAGS + id + 2).equals("Exif")) {
                    return OptionalLong.of(bytes.number(at + VERSION_AND_FLAGS, id));
                }
            }
        }
        return OptionalLong.empty();
    }

    /** The first extent of the item; a camera writes its EXIF in one. */
    private static Optional<ByteRange> place(BoundedBytes bytes, ByteRange content, long wanted) throws IOException {
        Fields fields = new Fields(bytes, content.from());
        int version = (int) fields.next(1);
        fields.next(3);
        long sizes = fields.next(2);
        int offsetSize = (int) (sizes >> 12 & 15);
        int lengthSize = (int) (sizes >> 8 & 15);
        int baseSize = (int) (sizes >> 4 & 15);
        int indexSize = version == 0 ? 0 : (int) (sizes & 15);
        long items = fields.next(version < 2 ? 2 : 4);
        for (long item = 0; item < Math.min(items, MOST_ITEMS); item++) {
            long id = fields.next(version < 2 ? 2 : 4);
            long method = version == 0 ? 0 : fields.next(2) & 15;
            fields.next(2);
            long base = fields.next(baseSize);
            long extents = fields.next(2);
            for (long extent = 0; extent < extents; extent++) {
                fields.next(indexSize);
                long from = base + fields.next(offsetSize);
                long length = fields.next(lengthSize);
                if (id == wanted) {
                    // other methods count from elsewhere than the start of the file
                    return method == 0 && from >= 0 && length >= 0 && from <= bytes.length() - length
                            ? Optional.of(new ByteRange(from, from + length))
                            : Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** The item begins with the number of bytes between that number and the TIFF structure. */
    private static Optional<ByteRange> tiff(BoundedBytes bytes, ByteRange item) {
        try {
            long from = item.from() + 4 + bytes.number(item.from(), 4);
            return from < item.to() ? Optional.of(new ByteRange(from, item.to())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Numbers one after another. */
    private static final class Fields {

        private final BoundedBytes bytes;
        private long at;

        Fields(BoundedBytes bytes, long at) {
            this.bytes = bytes;
            this.at = at;
        }

        long next(int size) throws IOException {
            long number = bytes.number(at, size);
            at += size;
            return number;
        }
    }
}
