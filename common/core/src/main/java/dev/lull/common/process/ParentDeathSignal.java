package dev.lull.common.process;

import java.util.List;

/**
 * Ties a child's life to ours and to nothing else: where util-linux has {@code setpriv --pdeathsig}, the kernel kills
 * the child when the thread that spawned it dies, however this process ends. Elsewhere children are only ended by a
 * clean shutdown. A session of its own keeps from the child what the terminal sends to us: on Ctrl-C we still need
 * Redis to write down where we stopped.
 */
final class ParentDeathSignal {

    private static final CommandPrefix TIED =
            new CommandPrefix(List.of("setpriv", "--pdeathsig", "KILL", "--", "setsid"));

    private static final boolean WORKS = TIED.works();

    private ParentDeathSignal() {}

    static boolean works() {
        return WORKS;
    }

    static List<String> wrap(List<String> command) {
        return WORKS ? TIED.around(command) : command;
    }
}
