package dev.lull.common.process;

import java.util.List;

/**
 * Bounds the memory of a program, where util-linux has {@code prlimit} (the kernel's {@code RLIMIT_DATA}: heap, private
 * mappings and thread stacks, but not the program itself). What goes beyond is refused to it as if there were no more.
 * What it held is not written to the disk when it crashes.
 */
final class MemoryLimit {

    private static final boolean WORKS = bound(1L << 30).works();

    private MemoryLimit() {}

    static boolean works() {
        return WORKS;
    }

    /**
     * The command under the bound.
     *
     * @param bytes 0 for no bound
     */
    static List<String> wrap(List<String> command, long bytes) {
        return bytes == 0 || !WORKS ? command : bound(bytes).around(command);
    }

    private static CommandPrefix bound(long bytes) {
        return new CommandPrefix(List.of("prlimit", "--data=" + bytes, "--core=0", "--"));
    }
}
