package dev.lull.convert;

import dev.lull.common.media.Failure;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Units and plans share a worker, and so its death. One at which workers died is made alone, so that what kills the
 * next one is known, and nothing that was merely beside it is given up.
 */
final class Isolation {

    /** Of so many deaths one was its own fault, as likely as not. */
    private static final int SUSPICIOUS = 2;

    private final ReadWriteLock worker = new ReentrantReadWriteLock(true);

    /** Whether what so many workers died at is to be made alone. */
    static boolean isAdvised(int deaths) {
        return deaths >= SUSPICIOUS;
    }

    /**
     * Says that workers died at this too often.
     *
     * @param what and who was the last, where that is known
     */
    static Failure.Permanent deadly(int deaths, String what) {
        return new Failure.Permanent("workers died " + deaths + " times at " + what
                + "; look at why they ended (killed for their memory?) before it is tried again");
    }

    /** Work on a unit, from its claim on, or on a plan. */
    interface Work<T> {
        T run() throws Failure, InterruptedException;
    }

    /** Works while others do; waits while one is made alone. */
    <T> T beside(Work<T> work) throws Failure, InterruptedException {
        return holding(worker.readLock(), work);
    }

    /** Waits until nothing else is made here. */
    <T> T alone(Work<T> work) throws Failure, InterruptedException {
        return holding(worker.writeLock(), work);
    }

    private static <T> T holding(Lock lock, Work<T> work) throws Failure, InterruptedException {
        lock.lockInterruptibly();
        try {
            return work.run();
        } finally {
            lock.unlock();
        }
    }
}
