package dev.lull.common.process;

import java.util.List;

/**
 * Runs a program at low priority: {@code nice} for the processor, {@code ionice} for the disk where its scheduler heeds
 * that. Where a machine lacks one of them, the program runs without it.
 */
public final class Niceness {

    private Niceness() {}

    /**
     * The command that runs another one so.
     *
     * @param level 0 for as others run, to 19 for what is left over
     */
    public static List<String> around(int level, List<String> command) {
        if (level == 0) {
            return command;
        }
        List<String> idle = Here.HAS_IONICE ? Here.IDLE_DISK.around(command) : command;
        return Here.HAS_NICE ? nice(level).around(idle) : idle;
    }

    private static CommandPrefix nice(int level) {
        return new CommandPrefix(List.of("nice", "-n", Integer.toString(level)));
    }

    /** What this machine has; asked once, by the first who wants it. */
    private static final class Here {

        private static final CommandPrefix IDLE_DISK = new CommandPrefix(List.of("ionice", "-c", "3"));
        private static final boolean HAS_IONICE = IDLE_DISK.works();
        private static final boolean HAS_NICE = nice(1).works();
    }
}
