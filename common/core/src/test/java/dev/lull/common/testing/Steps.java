package dev.lull.common.testing;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts what a handler does to the world outside its process (ledger, store, queue) and can end the process before any
 * of it. The twins take a step before each call that changes something, so a test of a handler can crash between any
 * two:
 *
 * <pre>{@code
 * handler.handle(task);                 // counts: steps.taken()
 * for (int step = 0; step < count; step++) {
 *     steps.crashBefore(step);          // throws Crash there, and at every later step: the process is dead
 *     ...
 *     steps.restart();                  // the redelivery, in another process
 * }
 * }</pre>
 */
public final class Steps {

    private static final int NEVER = Integer.MAX_VALUE;

    private final List<String> taken = new ArrayList<>();
    private int crashBefore = NEVER;

    /** In place of kill -9: no handler catches it, and what runs in {@code finally} changes nothing any more. */
    public static final class Crash extends Error {

        private static final long serialVersionUID = 1;

        Crash(String step) {
            super("crashed before " + step);
        }
    }

    /**
     * Takes the next step.
     *
     * @throws Crash when the process is to die before it, or is dead
     */
    public synchronized void take(String step) {
        if (taken.size() >= crashBefore) {
            throw new Crash(step);
        }
        taken.add(step);
    }

    /** From here on the process dies before this step, counted from 0 and from the last restart. */
    public synchronized void crashBefore(int step) {
        crashBefore = step;
    }

    /** A new process: it does not crash, and its steps count from 0. */
    public synchronized void restart() {
        crashBefore = NEVER;
        taken.clear();
    }

    /** The steps since the last restart, by name. */
    public synchronized List<String> taken() {
        return List.copyOf(taken);
    }
}
