package dev.lull.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Where one embedded server keeps its data: held by one process at a time, so that a second one cannot start on the
 * same data. The lock goes with the process, however it ends.
 */
final class ServerDirectory implements AutoCloseable {

    static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final Path path;
    private final FileChannel lock;

    private ServerDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** @throws IOException when the directory cannot be written or another process works in it */
    static ServerDirectory open(Path path) throws IOException {
        Files.createDirectories(path);
        Path real = path.toRealPath();
        FileChannel channel =
                FileChannel.open(real.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new IOException(real + " is in use by another Lull: stop that one, or name another directory");
        }
        return new ServerDirectory(real, channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    Path path() {
        return path;
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /**
     * The loopback port a server listens on. The one of last time if it is still free, so that other processes find the
     * server again after a restart; otherwise a new one.
     */
    int port(String server) throws IOException {
        Path remembered = path.resolve(server + ".port");
        if (Files.exists(remembered)) {
            int port = parse(Files.readString(remembered));
            if (port > 0 && FreePort.is(port)) {
                return port;
            }
        }
        int port = FreePort.find();
        Files.writeString(remembered, port + "\n");
        return port;
    }

    /** 0 when the file is damaged. */
    private static int parse(String text) {
        String digits = text.strip();
        return digits.matches("[1-9]\\d{3,4}") && Integer.parseInt(digits) <= 65_535 ? Integer.parseInt(digits) : 0;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
