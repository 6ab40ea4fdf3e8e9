package dev.lull.convert.ffmpeg;

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

    static RunMonitor ofThisThread() {
        return OF_THREAD.get();
    }
}
