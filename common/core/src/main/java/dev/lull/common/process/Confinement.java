package dev.lull.common.process;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What holds a program that reads hostile files, such as ffmpeg: a bound on its memory, no core dump, and an end with
 * the process that started it, as every {@link ChildProcess} has it. Each needs Linux and util-linux; where one does
 * not work, the program runs without it, and the log says so, unless {@code security.strict} forbids that.
 */
public final class Confinement {

    private static final Logger log = LoggerFactory.getLogger(Confinement.class);

    private static final boolean BOUNDS_MEMORY = bound(1L << 30).works();
    private static final List<String> MISSING = missingHere();

    private Confinement() {}

    /**
     * The command under a bound: the kernel's {@code RLIMIT_DATA}, heap, private mappings and thread stacks, but not
     * the program itself. What goes beyond is refused to it as if there were no more.
     *
     * @param memory bytes; 0 for no bound
     */
    public static List<String> wrap(List<String> command, long memory) {
        return memory == 0 || !BOUNDS_MEMORY ? command : bound(memory).around(command);
    }

    /** What does not work here, each with the program that it needs. */
    public static List<String> missing() {
        return MISSING;
    }

    private static CommandPrefix bound(long memory) {
        return new CommandPrefix(List.of("prlimit", "--data=" + memory, "--core=0", "--"));
    }

    private static List<String> missingHere() {
        List<String> missing = new ArrayList<>();
        if (!BOUNDS_MEMORY) {
            missing.add("a bound on its memory (prlimit)");
        }
        if (!ParentDeathSignal.works()) {
            missing.add("its end with the process that started it (setpriv, setsid)");
        }
        missing.forEach(each -> log.warn("ffmpeg runs without {}", each));
        return List.copyOf(missing);
    }
}
