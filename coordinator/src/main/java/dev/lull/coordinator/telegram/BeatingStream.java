package dev.lull.coordinator.telegram;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Says with every read that it goes on. */
final class BeatingStream extends FilterInputStream {

    private final Runnable beat;

    BeatingStream(InputStream bytes, Runnable beat) {
        super(bytes);
        this.beat = beat;
    }

    @Override
    public int read() throws IOException {
        beat.run();
        return super.read();
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        beat.run();
        return super.read(buffer, from, length);
    }
}
