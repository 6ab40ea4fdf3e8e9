package dev.lull.standalone;

import dev.lull.common.posix.KeptSecret;
import dev.lull.common.posix.PrivateFolder;
import dev.lull.standalone.client.CommandFailure;
import dev.lull.standalone.client.DataFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder where one Lull keeps everything it knows: the broker's and Redis' data, pieces of running conversions, its
 * log. Other users of the machine cannot look into it. One process at a time; the lock goes with the process, however
 * it ends.
 */
final class DataDirectory implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DataDirectory.class);

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** @throws CommandFailure when it cannot be used, belongs to another user, or another process works in it */
    static DataDirectory open(Path path) {
        try {
            if (PrivateFolder.make(path)) {
                log.warn("data folder closed to other users, who could look into it: {}", path);
            }
            Path real = path.toRealPath();
            Path lockFile = real.resolve("lull.lock");
            FileChannel channel = FileChannel.open(
                    lockFile, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                String holder = Files.readString(lockFile).strip();
                channel.close();
                throw new CommandFailure("another Lull (process " + holder + ") works with " + real
                        + ": stop that one, or name another folder with --data");
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
            return new DataDirectory(real, channel);
        } catch (IOException e) {
            throw new CommandFailure("cannot keep state in " + path + ": " + e.getMessage(), e);
        }
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

    Path kafka() {
        return path.resolve("kafka");
    }

    Path redis() {
        return path.resolve("redis");
    }

    /** Pieces and results of running conversions. */
    Path store() {
        return path.resolve("store");
    }

    /** What was sent over HTTP and has not arrived yet. */
    Path uploads() {
        return path.resolve("uploads");
    }

    /** Programs that had to be unpacked. */
    Path programs() {
        return path.resolve("programs");
    }

    Path log() {
        return path.resolve("lull.log");
    }

    /** What callers of the API must send, unless the settings say another; made when it is first asked for. */
    String httpToken() {
        Path file = path.resolve("http.token");
        try {
            return KeptSecret.in(file);
        } catch (IOException e) {
            throw new CommandFailure("cannot keep a token in " + file + ": " + e.getMessage(), e);
        }
    }

    /** What another process needs to join. */
    Path settings() {
        return path.resolve(DataFolder.SETTINGS_FILE);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
