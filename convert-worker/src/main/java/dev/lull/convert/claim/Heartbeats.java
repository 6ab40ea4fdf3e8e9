package dev.lull.convert.claim;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ConversionLedger;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The heartbeats of one worker, on a thread of their own, so that no claim suffers from what its holder does. */
public final class Heartbeats implements AutoCloseable {

    private final ConversionLedger conversions;
    private final Duration lease;
    private final ProgressLog progressLog;
    private final Clock clock;
    private final ScheduledExecutorService timer;

    /**
     * No heartbeat yet.
     *
     * @param lease how long a claim lives after each beat
     * @param telling how often the progress is told
     */
    public Heartbeats(ConversionLedger conversions, Duration lease, Duration telling, Clock clock) {
        this(
                conversions,
                lease,
                telling,
                clock,
                Executors.newSingleThreadScheduledExecutor(beat -> new Thread(beat, "heartbeats")));
    }

    /** The same on a given timer, which is shut down with them. */
    Heartbeats(
            ConversionLedger conversions,
            Duration lease,
            Duration telling,
            Clock clock,
            ScheduledExecutorService timer) {
        this.conversions = conversions;
        this.lease = lease;
        this.progressLog = new ProgressLog(telling);
        this.clock = clock;
        this.timer = timer;
    }

    /** Begins to keep a claim alive. */
    public Heartbeat begin(Claim claim) {
        return new Heartbeat(conversions, claim, lease, progressLog, timer, clock);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
