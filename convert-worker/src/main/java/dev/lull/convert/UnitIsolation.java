package dev.lull.convert;

import dev.lull.common.media.Failure;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Units share a worker, and so its death. One at which workers died is made alone, so that what kills the next one is
 * known, and nothing that was merely beside it is given up.
 */
final class UnitIsolation {

    private final ReadWriteLock worker = new ReentrantReadWriteLock(true);

    /** Work on a unit, from its claim on. */
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
