package dev.lull.common.probe;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One scan of a JPEG, whose codes are followed block by block (ITU-T T.81, annexes F and G). */
final class JpegScan {

    private static final int MOST_ZEROS = 15;

    private final JpegBits bits;
    private final List<JpegComponent> components;
    private final Header header;
    private int emptyBlocks;

    JpegScan(JpegBits bits, List<JpegComponent> components, Header header) {
        this.bits = bits;
        this.components = components;
        this.header = header;
    }

    /**
     * What a scan tells.
     *
     * @param progressive whether several scans tell the coefficients of a block
     * @param first coefficient; 0 is the DC one
     * @param last coefficient
     * @param refines whether earlier scans told the higher bits of them
     * @param bitsLeft that are left to later scans
     */
    record Header(boolean progressive, int first, int last, boolean refines, int bitsLeft) {

        boolean valid() {
            return first <= last && last < JpegComponent.COEFFICIENTS && (!progressive || first > 0 || last == 0);
        }

        boolean ofBand() {
            return progressive && first > 0;
        }
    }

    /**
     * Whether all of it is there; the components know then.
     *
     * @param units minimum coded units: with one component its blocks, with more of them some blocks of each
     * @param restartInterval units from one restart marker to the next; 0 when there are none
     */
    boolean read(long units, int restartInterval) throws IOException {
        if (!header.valid()
                || (header.ofBand()
                        && (components.size() > 1 || !components.get(0).keep(units)))) {
            return false;
        }
        for (long unit = 0; unit < units; unit++) {
            if (restartInterval > 0 && unit > 0 && unit % restartInterval == 0) {
                emptyBlocks = 0;
                if (!bits.restart()) {
                    return false;
                }
            }
            for (JpegComponent component : components) {
                int blocks = components.size() == 1 ? 1 : component.horizontal * component.vertical;
                for (int block = 0; block < blocks; block++) {
                    if (!readBlock(component, unit)) {
                        return false;
                    }
                }
            }
        }
        components.forEach(each -> each.seen(header.first, header.last, header.bitsLeft));
        return units > 0;
    }

    private boolean readBlock(JpegComponent component, long unit) throws IOException {
        if (!header.progressive) {
            return readDc(component.dc) && readAc(component.ac);
        }
        if (header.first == 0) {
            return header.refines ? bits.skip(1) : readDc(component.dc);
        }
        HuffmanTable table = component.ac;
        if (table == null) {
            return false;
        }
        int block = Math.toIntExact(unit);
        return header.refines ? refineBand(table, component, block) : readBand(table, component, block);
    }

    private boolean readDc(@Nullable HuffmanTable table) throws IOException {
        int length = table == null ? -1 : table.symbol(bits);
        return length >= 0 && bits.skip(length);
    }

    private boolean readAc(@Nullable HuffmanTable table) throws IOException {
        for (int coefficient = 1; coefficient < JpegComponent.COEFFICIENTS; coefficient++) {
            int symbol = table == null ? -1 : table.symbol(bits);
            if (symbol < 0 || !bits.skip(symbol & 15)) {
                return false;
            }
            if (symbol == 0) {
                return true;
            }
            coefficient += symbol >> 4;
        }
        return true;
    }

    private boolean readBand(HuffmanTable table, JpegComponent component, int block) throws IOException {
        if (emptyBlocks > 0) {
            emptyBlocks--;
            return true;
        }
        for (int coefficient = header.first; coefficient <= header.last; coefficient++) {
            int symbol = table.symbol(bits);
            if (symbol < 0) {
                return false;
            }
            int zeros = symbol >> 4;
            int length = symbol & 15;
            if (length == 0 && zeros < MOST_ZEROS) {
                boolean there = readEmptyBlocks(zeros);
                emptyBlocks--;
                return there;
            }
            coefficient += zeros;
            if (!bits.skip(length)) {
                return false;
            }
            if (length > 0 && coefficient <= header.last) {
                component.mark(block, coefficient);
            }
        }
        return true;
    }

    /** One more bit of what is not zero, and between them the first bit of what becomes so. */
    private boolean refineBand(HuffmanTable table, JpegComponent component, int block) throws IOException {
        int coefficient = header.first;
        while (emptyBlocks == 0 && coefficient <= header.last) {
            int symbol = table.symbol(bits);
            if (symbol < 0) {
                return false;
            }
            int zeros = symbol >> 4;
            boolean value = (symbol & 15) != 0;
            if (!value && zeros < MOST_ZEROS) {
                if (!readEmptyBlocks(zeros)) {
                    return false;
                }
                break;
            }
            if (value && !bits.skip(1)) {
                return false;
            }
            while (coefficient <= header.last) {
                if (!component.marked(block, coefficient)) {
                    zeros--;
                } else if (!bits.skip(1)) {
                    return false;
                }
                if (zeros < 0) {
                    break;
                }
                coefficient++;
            }
            if (value && coefficient <= header.last) {
                component.mark(block, coefficient);
            }
            coefficient++;
        }
        if (emptyBlocks > 0) {
            emptyBlocks--;
            return bits.skip(component.marked(block, coefficient, header.last));
        }
        return true;
    }

    /** How many blocks, this one among them, have nothing more in the band. */
    private boolean readEmptyBlocks(int length) throws IOException {
        int more = bits.read(length);
        emptyBlocks = (1 << length) + Math.max(0, more);
        return more >= 0;
    }
}
