package dev.lull.bench.chaos.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Which faults happen, and when: the same for the same seed. How far the work is by then is not. */
public final class FaultPlan {

    /** The name of whatever ffmpeg runs when its turn comes. */
    public static final String FFMPEG = "ffmpeg";

    private static final List<FaultKind> KINDS = List.of(FaultKind.values());
    private static final int SHORTEST_PAUSE = 2_500;
    private static final int LONGEST_PAUSE = 8_000;
    private static final int SHORTEST_OUTAGE = 200;
    private static final int LONGEST_OUTAGE = 4_000;
    private static final int SHORTEST_SLEEP = 2_000;
    private static final int LONGEST_SLEEP = 12_000;

    private FaultPlan() {}

    /**
     * Faults for so long.
     *
     * @param parts the names of the processes; one that is named twice is hit twice as often
     */
    public static List<Fault> of(long seed, Duration length, List<String> parts) {
        Random random = new Random(seed);
        List<Fault> faults = new ArrayList<>();
        Duration at = Duration.ZERO;
        while (true) {
            Fault fault = next(random, parts);
            at = at.plus(fault.after());
            if (at.compareTo(length) > 0) {
                return faults;
            }
            faults.add(fault);
        }
    }

    private static Fault next(Random random, List<String> parts) {
        Duration after = between(random, SHORTEST_PAUSE, LONGEST_PAUSE);
        String part = parts.get(random.nextInt(parts.size()));
        FaultKind drawn = KINDS.get(random.nextInt(KINDS.size()));
        // a stopped or terminated ffmpeg is what Lull itself does
        FaultKind kind = part.equals(FFMPEG) ? FaultKind.KILL : drawn;
        Duration lasts = kind == FaultKind.STOP
                ? between(random, SHORTEST_SLEEP, LONGEST_SLEEP)
                : between(random, SHORTEST_OUTAGE, LONGEST_OUTAGE);
        return new Fault(after, part, kind, lasts);
    }

    private static Duration between(Random random, int shortest, int longest) {
        return Duration.ofMillis(shortest + random.nextInt(longest - shortest));
    }
}
