package dev.lull.bench.chaos;

import dev.lull.bench.chaos.observe.LedgerReader;
import dev.lull.bench.chaos.observe.QueueReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits until nothing is left to do. */
final class Settling {

    /** On a slow machine there may be much left; it is what stands still that never settles. */
    private static final Duration STANDSTILL = Duration.ofMinutes(5);

    private final LedgerReader ledger;
    private final QueueReader queue;
    private final Callable<List<Path>> store;

    Settling(LedgerReader ledger, QueueReader queue, Callable<List<Path>> store) {
        this.ledger = ledger;
        this.queue = queue;
        this.store = store;
    }

    /** What was still going on when the wait was over; empty when all has settled. */
    List<String> await() throws Exception {
        List<String> open = open();
        long moved = System.nanoTime();
        while (!open.isEmpty() && System.nanoTime() - moved < STANDSTILL.toNanos()) {
            TimeUnit.SECONDS.sleep(1);
            List<String> now = open();
            if (!now.equals(open)) {
                moved = System.nanoTime();
            }
            open = now;
        }
        return open;
    }

    private List<String> open() throws Exception {
        List<String> open = new ArrayList<>();
        try {
            ledger.open().forEach((what, number) -> add(open, what, number));
            queue.unread().forEach((topic, records) -> add(open, "records of " + topic, records));
            add(open, "files in the store", store.call().size());
        } catch (IOException e) {
            open.add(e.toString());
        }
        return open;
    }

    private static void add(List<String> open, String what, long number) {
        if (number > 0) {
            open.add(number + " " + what);
        }
    }
}
