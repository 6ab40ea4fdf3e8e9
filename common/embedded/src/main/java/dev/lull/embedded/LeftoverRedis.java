package dev.lull.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A redis-server that outlived the process it belonged to, which happens where the kernel cannot tie the two together.
 * Two servers on one append-only file would destroy it, so the old one is ended first. A process is touched only when
 * it is a redis-server at work in our directory: its number alone may long belong to another process.
 */
final class LeftoverRedis {

    private static final Logger log = LoggerFactory.getLogger(LeftoverRedis.class);
    private static final int SECONDS_TO_SAVE = 10;

    private LeftoverRedis() {}

    /**
     * Ends the server named in the pid file, giving it time to save.
     *
     * @param directory the real path of its data
     */
    static void end(Path pidFile, Path directory) throws IOException {
        Optional<ProcessHandle> named = read(pidFile);
        if (named.isPresent() && servesDirectory(named.get(), directory)) {
            end(named.get(), directory);
        }
        Files.deleteIfExists(pidFile);
    }

    private static void end(ProcessHandle leftover, Path directory) throws IOException {
        log.info("ending redis-server left over from a killed process: {}", leftover.pid());
        leftover.destroy();
        if (isGone(leftover)) {
            return;
        }
        leftover.destroyForcibly();
        if (!isGone(leftover)) {
            throw new IOException("redis-server " + leftover.pid() + " still works in " + directory
                    + " and cannot be ended: end it by hand");
        }
    }

    private static Optional<ProcessHandle> read(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        String pid = Files.readString(pidFile).strip();
        return pid.matches("[1-9]\\d{0,17}") ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
    }

    private static boolean servesDirectory(ProcessHandle process, Path directory) throws IOException {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        if (Files.exists(proc.resolve("cmdline"))) {
            // a running Redis writes its address over its arguments, but works in its data directory
            return Files.readString(proc.resolve("cmdline")).contains("redis-server")
                    && directory.equals(Files.readSymbolicLink(proc.resolve("cwd")));
        }
        String[] arguments = process.info().arguments().orElse(new String[0]);
        return process.info().command().orElse("").endsWith("redis-server")
                && Arrays.asList(arguments).contains(directory.toString());
    }

    private static boolean isGone(ProcessHandle process) throws IOException {
        CompletableFuture<ProcessHandle> exit = process.onExit();
        try {
            exit.get(SECONDS_TO_SAVE, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while ending a left over redis-server", e);
        }
    }
}
