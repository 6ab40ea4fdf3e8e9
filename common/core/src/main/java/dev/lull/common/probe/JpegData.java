package dev.lull.common.probe;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Follows the Huffman codes of a JPEG (ITU-T T.81) without making pixels, until every bit of every block was there. It
 * tells whether the image is whole when nothing behind it does.
 */
final class JpegData {

    /** Of colours; those of print have four. */
    private static final int MOST_COMPONENTS = 4;

    private final FileBytes file;
    private final HuffmanTable[] tables = new HuffmanTable[32];
    private final List<JpegComponent> components = new ArrayList<>();
    private int width;
    private int height;
    private int restartInterval;
    private boolean progressive;

    private JpegData(FileBytes file) {
        this.file = file;
    }

    /** Whether the whole image is there; false also for arithmetic and lossless coding. */
    static boolean complete(FileBytes file) throws IOException {
        file.seek(2);
        try {
            return new JpegData(file).complete();
        } catch (EOFException e) {
            return false;
        }
    }

    private boolean complete() throws IOException {
        while (true) {
            int marker = JpegMarkers.next(file);
            if (marker == JpegMarkers.END_OF_IMAGE) {
                return false;
            }
            if (JpegMarkers.standsAlone(marker)) {
                continue;
            }
            long end = file.position() + file.u16();
            switch (marker) {
                case JpegMarkers.HUFFMAN_TABLES -> readTables(end);
                case JpegMarkers.BASELINE, JpegMarkers.EXTENDED, JpegMarkers.PROGRESSIVE -> {
                    progressive = marker == JpegMarkers.PROGRESSIVE;
                    if (!readFrame()) {
                        return false;
                    }
                }
                case JpegMarkers.RESTART_INTERVAL -> restartInterval = file.u16();
                case JpegMarkers.START_OF_SCAN -> {
                    if (!readScan(end)) {
                        return false;
                    }
                    if (components.stream().allMatch(JpegComponent::complete)) {
                        return true;
                    }
                    end = file.position();
                }
                default -> {}
            }
            file.seek(end);
        }
    }

    private void readTables(long end) throws IOException {
        while (file.position() < end) {
            tables[file.u8() & 31] = HuffmanTable.read(file);
        }
    }

    /** Returns whether it is the only one, with no more colours than any JPEG has. */
    private boolean readFrame() throws IOException {
        file.skip(1);
        height = file.u16();
        width = file.u16();
        int count = file.u8();
        if (!components.isEmpty() || count > MOST_COMPONENTS) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            int id = file.u8();
            int sampling = file.u8();
            components.add(new JpegComponent(id, Math.max(1, sampling >> 4), Math.max(1, sampling & 15)));
            file.skip(1);
        }
        return true;
    }

    /** Reads one scan; returns whether all its blocks are there. */
    private boolean readScan(long headerEnd) throws IOException {
        List<JpegComponent> scanned = new ArrayList<>();
        int count = file.u8();
        for (int i = 0; i < count; i++) {
            int id = file.u8();
            int selected = file.u8();
            for (JpegComponent component : components) {
                if (component.id == id) {
                    component.dc = tables[selected >> 4 & 15];
                    component.ac = tables[16 + (selected & 15)];
                    scanned.add(component);
                }
            }
        }
        int first = file.u8();
        int last = file.u8();
        int approximation = file.u8();
        file.seek(headerEnd);
        JpegScan.Header header = progressive
                ? new JpegScan.Header(true, first, last, approximation >> 4 > 0, approximation & 15)
                : new JpegScan.Header(false, 0, JpegComponent.COEFFICIENTS - 1, false, 0);
        return scanned.size() == count
                && count > 0
                && new JpegScan(new JpegBits(file), scanned, header).read(units(scanned), restartInterval);
    }

    /** How many minimum coded units the scan has; a scan of one component has its blocks one by one. */
    private long units(List<JpegComponent> scanned) {
        int mostHorizontal =
                components.stream().mapToInt(each -> each.horizontal).max().orElse(1);
        int mostVertical =
                components.stream().mapToInt(each -> each.vertical).max().orElse(1);
        if (scanned.size() > 1) {
            return (long) parts(width, 8 * mostHorizontal) * parts(height, 8 * mostVertical);
        }
        JpegComponent only = scanned.get(0);
        int across = parts(width * only.horizontal, mostHorizontal);
        int down = parts(height * only.vertical, mostVertical);
        return (long) parts(across, 8) * parts(down, 8);
    }

    private static int parts(int length, int part) {
        return (length + part - 1) / part;
    }
}
