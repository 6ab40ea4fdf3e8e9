package dev.lull.common.process;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What holds a program that reads hostile files, such as ffmpeg: bounds on its memory and on what it writes, no core
 * dump, no network, no hold on other processes, and an end with the process that started it, as every
 * {@link ChildProcess} has it. Each needs Linux, most of them util-linux; where one does not work, the program runs
 * without it, and the log says so, unless {@code security.strict} forbids that.
 *
 * @param memory bytes, the kernel's {@code RLIMIT_DATA}: heap, private mappings and thread stacks, but not the program
 *     itself; what goes beyond is refused to it as if there were no more. 0 for no bound
 * @param written bytes it may write to one file; a signal ends it when it goes on
 */
public record Confinement(long memory, long written) {

    private static final Logger log = LoggerFactory.getLogger(Confinement.class);

    /** What a program says that makes no file. */
    private static final long OF_WORDS = 64L << 20;

    private static final boolean BOUNDS = prlimit(1L << 30, OF_WORDS).works();
    private static final List<String> MISSING = missingHere();

    /** Of a program that makes no file. */
    public static Confinement reading(long memory) {
        return new Confinement(memory, OF_WORDS);
    }

    /** What does not work here, each with what it needs. */
    public static List<String> missing() {
        return MISSING;
    }

    List<String> around(List<String> command) {
        return BOUNDS ? prlimit(memory, written).around(command) : command;
    }

    private static CommandPrefix prlimit(long memory, long written) {
        List<String> prefix = new ArrayList<>(List.of("prlimit", "--core=0", "--fsize=" + written));
        if (memory > 0) {
            prefix.add("--data=" + memory);
        }
        prefix.add("--");
        return new CommandPrefix(prefix);
    }

    private static List<String> missingHere() {
        List<String> missing = new ArrayList<>();
        if (!BOUNDS) {
            missing.add("bounds on its memory and what it writes (prlimit)");
        }
        if (!Spawner.OFFLINE.works()) {
            missing.add("a ban on network connections (seccomp)");
        }
        if (!ParentDeathSignal.works()) {
            missing.add("its end with the process that started it (setpriv, setsid)");
        }
        missing.forEach(each -> log.warn("ffmpeg runs without {}", each));
        return List.copyOf(missing);
    }
}
