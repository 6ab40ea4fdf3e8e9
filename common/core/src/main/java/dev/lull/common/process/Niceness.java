package dev.lull.common.process;

import java.util.List;

/**
 * Has a program leave processor and disk to others that want them, by {@code nice} and, as far as the kernel's
 * scheduler of the disk heeds it, {@code ionice}. Where a machine has one of them not, the program runs without it.
 */
public final class Niceness {

    private static final String IDLE_CLASS = "3";

    private static final boolean NICE = nice(1).works();
    private static final CommandPrefix IONICE = new CommandPrefix(List.of("ionice", "-c", IDLE_CLASS));
    private static final boolean HAS_IONICE = IONICE.works();

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
        List<String> idle = HAS_IONICE ? IONICE.around(command) : command;
        return NICE ? nice(level).around(idle) : idle;
    }

    private static CommandPrefix nice(int level) {
        return new CommandPrefix(List.of("nice", "-n", Integer.toString(level)));
    }
}
