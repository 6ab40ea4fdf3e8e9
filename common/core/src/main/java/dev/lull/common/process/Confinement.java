package dev.lull.common.process;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What holds a program that reads hostile files, such as ffmpeg: a bound on its memory, and an end with the process
 * that started it. Each needs Linux and util-linux; where one does not work, the program runs without it, and the log
 * says so, unless {@code security.strict} forbids that.
 */
public final class Confinement {

    private static final Logger log = LoggerFactory.getLogger(Confinement.class);

    private static final List<String> MISSING = missingHere();

    private Confinement() {}

    /**
     * The command with everything that works here.
     *
     * @param memory bytes; 0 for no bound
     */
    public static List<String> wrap(List<String> command, long memory) {
        return MemoryLimit.wrap(command, memory);
    }

    /** What does not work here, each with the program that it needs. */
    public static List<String> missing() {
        return MISSING;
    }

    private static List<String> missingHere() {
        List<String> missing = new ArrayList<>();
        if (!MemoryLimit.works()) {
            missing.add("a bound on its memory (prlimit)");
        }
        if (!ParentDeathSignal.works()) {
            missing.add("its end with the process that started it (setpriv, setsid)");
        }
        missing.forEach(each -> log.warn("ffmpeg runs without {}", each));
        return List.copyOf(missing);
    }
}
