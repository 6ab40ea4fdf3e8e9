package dev.lull.coordinator.receive;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The uploads that a call, or the sweep, is at work on: one at a time each. */
final class UploadsInUse {

    private final Set<String> ids = new HashSet<>();

    /**
     * Takes it, once it is free.
     *
     * @param patience how long to wait for that; zero for not at all
     * @return false when it is still in use
     */
    synchronized boolean take(String id, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (!ids.add(id)) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    synchronized void release(String id) {
        ids.remove(id);
        notifyAll();
    }
}
