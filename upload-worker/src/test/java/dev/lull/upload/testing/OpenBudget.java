package dev.lull.upload.testing;

import dev.lull.common.ledger.SendBudget;
import dev.lull.common.ledger.SendLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A budget without a pace, which remembers the pauses it was asked for; they last until they are lifted. */
public final class OpenBudget implements SendBudget {

    private final ConcurrentMap<String, Pause> pauses = new ConcurrentHashMap<>();

    @Override
    public Duration reserve(String destination, int items, SendLimits limits) {
        return pause(destination).map(Pause::left).orElse(Duration.ZERO);
    }

    @Override
    public void pause(String destination, Duration wait, String reason) {
        pauses.put(destination, new Pause(wait, reason));
    }

    @Override
    public Optional<Pause> pause(String destination) {
        return Optional.ofNullable(pauses.get(destination));
    }

    /** Nobody else is there. */
    @Override
    public boolean doubt(String destination, String worker, Duration memory) {
        return false;
    }

    /** Time has passed. */
    public void lift() {
        pauses.clear();
    }
}
