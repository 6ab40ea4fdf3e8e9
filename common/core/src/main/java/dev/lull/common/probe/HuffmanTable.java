package dev.lull.common.probe;

import java.io.IOException;

/** One Huffman table of a JPEG (ITU-T T.81, annex C): the codes of each length follow each other. */
final class HuffmanTable {

    private static final int LONGEST = 16;

    private final int[] codesOfLength;
    private final byte[] symbols;

    private HuffmanTable(int[] codesOfLength, byte[] symbols) {
        this.codesOfLength = codesOfLength;
        this.symbols = symbols;
    }

    static HuffmanTable read(FileBytes file) throws IOException {
        int[] codesOfLength = new int[LONGEST + 1];
        int all = 0;
        for (int length = 1; length <= LONGEST; length++) {
            codesOfLength[length] = file.u8();
            all += codesOfLength[length];
        }
        return new HuffmanTable(codesOfLength, file.bytes(all));
    }

    /** The next symbol, 0 to 255; -1 when the bits end or are no code. */
    int symbol(JpegBits bits) throws IOException {
        int code = 0;
        int first = 0;
        int index = 0;
        for (int length = 1; length <= LONGEST; length++) {
            int bit = bits.next();
            if (bit < 0) {
                return -1;
            }
            code |= bit;
            int count = codesOfLength[length];
            if (code - first < count) {
                return symbols[index + code - first] & 0xff;
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        return -1;
    }
}
