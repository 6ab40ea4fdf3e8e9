package dev.lull.coordinator.telegram;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * The content of a file.
 *
 * @param length bytes; -1 when that is not known
 */
record Download(InputStream bytes, long length) implements Closeable {

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
