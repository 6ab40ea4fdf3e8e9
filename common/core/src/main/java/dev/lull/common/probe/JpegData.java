package dev.lull.common.probe;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows the Huffman codes of a sequential JPEG (ITU-T T.81, annex F) block by block, without making pixels. It tells
 * whether the image is whole when nothing behind it does.
 */
final class JpegData {

    private static final int BLOCK = 64;

    private final FileBytes file;
    private final HuffmanTable[] tables = new HuffmanTable[32];
    private final List<Component> components = new ArrayList<>();
    private int width;
    private int height;
    private int restartInterval;

    private JpegData(FileBytes file) {
        this.file = file;
    }

    /** Whether every block of the image is there; false also for progressive and arithmetic coding. */
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
                case JpegMarkers.BASELINE, JpegMarkers.EXTENDED -> readFrame();
                case JpegMarkers.RESTART_INTERVAL -> restartInterval = file.u16();
                case JpegMarkers.START_OF_SCAN -> {
                    List<Component> scanned = readScanHeader();
                    file.seek(end);
                    if (scanned.isEmpty() || !readScan(scanned)) {
                        return false;
                    }
                    if (components.stream().allMatch(component -> component.seen)) {
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

    private void readFrame() throws IOException {
        file.skip(1);
        height = file.u16();
        width = file.u16();
        int count = file.u8();
        for (int i = 0; i < count; i++) {
            int id = file.u8();
            int sampling = file.u8();
            components.add(new Component(id, Math.max(1, sampling >> 4), Math.max(1, sampling & 15)));
            file.skip(1);
        }
    }

    /** The components of the scan; empty when one of them, or one of its tables, was never declared. */
    private List<Component> readScanHeader() throws IOException {
        List<Component> scanned = new ArrayList<>();
        int count = file.u8();
        for (int i = 0; i < count; i++) {
            int id = file.u8();
            int selected = file.u8();
            Component component = components.stream()
                    .filter(each -> each.id == id)
                    .findFirst()
                    .orElse(null);
            HuffmanTable dc = tables[(selected >> 4) & 15];
            HuffmanTable ac = tables[16 + (selected & 15)];
            if (component == null || dc == null || ac == null) {
                return List.of();
            }
            component.dc = dc;
            component.ac = ac;
            scanned.add(component);
        }
        return scanned;
    }

    private boolean readScan(List<Component> scanned) throws IOException {
        long units = units(scanned);
        JpegBits bits = new JpegBits(file);
        for (long unit = 0; unit < units; unit++) {
            if (restartInterval > 0 && unit > 0 && unit % restartInterval == 0 && !bits.restart()) {
                return false;
            }
            for (Component component : scanned) {
                int blocks = scanned.size() == 1 ? 1 : component.horizontal * component.vertical;
                for (int block = 0; block < blocks; block++) {
                    if (!readBlock(bits, component)) {
                        return false;
                    }
                }
            }
        }
        scanned.forEach(component -> component.seen = true);
        return units > 0;
    }

    /** How many minimum coded units the scan has; a scan of one component has its blocks one by one. */
    private long units(List<Component> scanned) {
        int mostHorizontal =
                components.stream().mapToInt(each -> each.horizontal).max().orElse(1);
        int mostVertical =
                components.stream().mapToInt(each -> each.vertical).max().orElse(1);
        if (scanned.size() > 1) {
            return (long) parts(width, 8 * mostHorizontal) * parts(height, 8 * mostVertical);
        }
        Component only = scanned.get(0);
        int across = parts(width * only.horizontal, mostHorizontal);
        int down = parts(height * only.vertical, mostVertical);
        return (long) parts(across, 8) * parts(down, 8);
    }

    private static int parts(int length, int part) {
        return (length + part - 1) / part;
    }

    private static boolean readBlock(JpegBits bits, Component component) throws IOException {
        if (component.dc == null || component.ac == null) {
            return false;
        }
        int difference = component.dc.symbol(bits);
        if (difference < 0 || !bits.skip(difference)) {
            return false;
        }
        int coefficient = 1;
        while (coefficient < BLOCK) {
            int symbol = component.ac.symbol(bits);
            if (symbol < 0 || !bits.skip(symbol & 15)) {
                return false;
            }
            if (symbol == 0) {
                return true;
            }
            coefficient += (symbol >> 4) + 1;
        }
        return true;
    }

    private static final class Component {

        private final int id;
        private final int horizontal;
        private final int vertical;
        private @Nullable HuffmanTable dc;
        private @Nullable HuffmanTable ac;
        private boolean seen;

        Component(int id, int horizontal, int vertical) {
            this.id = id;
            this.horizontal = horizontal;
            this.vertical = vertical;
        }
    }
}
