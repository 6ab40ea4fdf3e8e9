package dev.lull.common.process;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds the memory of a program, where util-linux has {@code prlimit} (the kernel's {@code RLIMIT_DATA}: heap, private
 * mappings and thread stacks, but not the program itself). What goes beyond is refused to it as if there were no more.
 */
public final class MemoryLimit {

    private static final Logger log = LoggerFactory.getLogger(MemoryLimit.class);
    private static final String PROGRAM = "prlimit";
    private static final boolean SUPPORTED = probe();

    private MemoryLimit() {}

    /**
     * The command under the bound.
     *
     * @param bytes 0 for no bound
     */
    public static List<String> wrap(List<String> command, long bytes) {
        return bytes == 0 || !SUPPORTED ? command : bound(bytes).around(command);
    }

    private static CommandPrefix bound(long bytes) {
        return new CommandPrefix(List.of(PROGRAM, "--data=" + bytes, "--"));
    }

    private static boolean probe() {
        boolean works = bound(1L << 30).works();
        if (!works) {
            log.warn("memory limit of ffmpeg not applied, install util-linux: {} not found", PROGRAM);
        }
        return works;
    }
}
