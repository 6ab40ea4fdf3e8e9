package dev.lull.common.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds the memory of a program, where util-linux has {@code prlimit} (the kernel's {@code RLIMIT_DATA}: heap, private
 * mappings and thread stacks, but not the program itself). What goes beyond is refused to it as if there were no more.
 */
public final class MemoryBound {

    private static final Logger log = LoggerFactory.getLogger(MemoryBound.class);
    private static final String PROGRAM = "prlimit";
    private static final boolean SUPPORTED = probe();

    private MemoryBound() {}

    /**
     * The command under the bound.
     *
     * @param bytes 0 for no bound
     */
    public static List<String> wrap(List<String> command, long bytes) {
        if (bytes == 0 || !SUPPORTED) {
            return command;
        }
        List<String> wrapped = new ArrayList<>(prefix(bytes));
        wrapped.addAll(command);
        return wrapped;
    }

    private static List<String> prefix(long bytes) {
        return List.of(PROGRAM, "--data=" + bytes, "--");
    }

    private static boolean probe() {
        List<String> command = new ArrayList<>(prefix(1L << 30));
        command.add("true");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0) {
                return true;
            }
        } catch (IOException e) {
            log.debug("prlimit does not run: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.warn("the memory of ffmpeg is not bounded: there is no {} here (util-linux has it)", PROGRAM);
        return false;
    }
}
