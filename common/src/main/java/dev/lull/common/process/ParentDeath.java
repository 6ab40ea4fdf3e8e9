package dev.lull.common.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Ties a child's life to ours and to nothing else: where util-linux has {@code setpriv --pdeathsig}, the kernel kills
 * the child when the thread that spawned it dies, however this process ends. Elsewhere children are only ended by a
 * clean shutdown. A session of its own keeps from the child what the terminal sends to us: on Ctrl-C we still need
 * Redis to write down where we stopped.
 */
final class ParentDeath {

    private static final List<String> PREFIX = List.of("setpriv", "--pdeathsig", "KILL", "--", "setsid");
    private static final boolean SUPPORTED = probe();

    private ParentDeath() {}

    static List<String> wrap(List<String> command) {
        if (!SUPPORTED) {
            return command;
        }
        List<String> wrapped = new ArrayList<>(PREFIX);
        wrapped.addAll(command);
        return wrapped;
    }

    private static boolean probe() {
        List<String> command = new ArrayList<>(PREFIX);
        command.add("true");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
