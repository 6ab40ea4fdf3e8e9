package dev.lull.convert.ffmpeg;

import dev.lull.common.media.Failure;

/**
 * Looks after the programs that read on behalf of a unit, such as those that verify it: they are started deep within
 * calls that know of no unit, on the thread that works on it.
 */
public final class ReadingMonitor {

    private static final RunMonitor NONE = process -> {};
    private static final ThreadLocal<RunMonitor> OF_THREAD = ThreadLocal.withInitial(() -> NONE);

    private ReadingMonitor() {}

    /** From now on this one looks after what is read on this thread. */
    public static void set(RunMonitor monitor) {
        OF_THREAD.set(monitor);
    }

    /** Nothing looks after it any more. */
    public static void clear() {
        OF_THREAD.remove();
    }

    /** Has this one look after it too, while that is read. */
    public static <T> T also(RunMonitor monitor, Reading<T> reading) throws Failure, InterruptedException {
        RunMonitor before = ofThisThread();
        OF_THREAD.set(before.and(monitor));
        try {
            return reading.run();
        } finally {
            OF_THREAD.set(before);
        }
    }

    /** What is read, by one program or several. */
    @FunctionalInterface
    public interface Reading<T> {

        T run() throws Failure, InterruptedException;
    }

    static RunMonitor ofThisThread() {
        return OF_THREAD.get();
    }
}
