package dev.lull.convert.gate;

import dev.lull.common.queue.Admission;
import dev.lull.common.store.MediaStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this worker can use the store. While it cannot, which may be the fault of its machine, it begins no unit, and
 * gives those that wait for another try to the other workers, before their tries are used up.
 */
public final class StoreGuard implements Admission {

    private static final Logger log = LoggerFactory.getLogger(StoreGuard.class);

    static final Duration RECHECK = Duration.ofSeconds(10);

    private final MediaStore store;
    private final Clock clock;
    private Instant nextCheck = Instant.MIN;
    private boolean usable = true;

    public StoreGuard(MediaStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public boolean mayPoll() {
        return isUsable();
    }

    @Override
    public boolean mayStart() {
        return isUsable();
    }

    @Override
    public boolean mayKeep() {
        return isUsable();
    }

    private synchronized boolean isUsable() {
        Instant now = clock.instant();
        if (!now.isBefore(nextCheck)) {
            nextCheck = now.plus(RECHECK);
            check();
        }
        return usable;
    }

    private void check() {
        try {
            store.check();
            if (!usable) {
                log.info("store available from this machine again");
            }
            usable = true;
        } catch (IOException e) {
            if (usable) {
                log.warn("store unavailable from this machine, leaving units to other workers: {}", e.getMessage());
            }
            usable = false;
        }
    }
}
