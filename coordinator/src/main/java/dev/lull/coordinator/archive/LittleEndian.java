package dev.lull.coordinator.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** Parts of a file whose numbers have their lowest byte first, as those of zip and 7z do. */
final class LittleEndian {

    private LittleEndian() {}

    /** So many bytes, or fewer where the file ends. */
    static ByteBuffer read(FileChannel file, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {
            // goes on where it is
        }
        return bytes.flip();
    }
}
