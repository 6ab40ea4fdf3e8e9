package dev.lull.s3;

import dev.lull.common.posix.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;

/**
 * A piece of a local file as the body of a request: read while it is sent, and read again when it is sent again.
 *
 * @param stopped once true, the rest is not sent
 */
record FilePart(Path file, long from, long size, AtomicBoolean stopped) implements ContentStreamProvider {

    RequestBody body() {
        return RequestBody.fromContentProvider(this, size, "application/octet-stream");
    }

    @Override
    public InputStream newStream() {
        try {
            return new Piece(RegularFile.open(file), from, size, stopped);
        } catch (IOException e) {
            throw new UncheckedIOException(new SourceException(e));
        }
    }

    private static final class Piece extends InputStream {

        private final FileChannel channel;
        private final AtomicBoolean stopped;
        private final long end;
        private long position;

        Piece(FileChannel channel, long from, long size, AtomicBoolean stopped) {
            this.channel = channel;
            this.stopped = stopped;
            this.end = from + size;
            this.position = from;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (stopped.get()) {
                throw new IOException("not wanted any more");
            }
            int most = (int) Math.min(length, end - position);
            if (most == 0) {
                return length == 0 ? 0 : -1;
            }
            int read = fromFile(ByteBuffer.wrap(bytes, offset, most));
            position += Math.max(read, 0);
            return read;
        }

        private int fromFile(ByteBuffer buffer) throws IOException {
            try {
                return channel.read(buffer, position);
            } catch (ClosedByInterruptException interrupted) {
                throw interrupted;
            } catch (IOException e) {
                throw new SourceException(e);
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
