package dev.lull.convert.claim;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.ledger.LedgerUnavailable;
import dev.lull.common.media.Failure;
import dev.lull.convert.ffmpeg.RunMonitor;
import dev.lull.convert.ffmpeg.RunningFfmpeg;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a claim alive from the moment it is granted to the moment its work is over, whether its ffmpeg runs, is
 * suspended or has ended, and saves the progress on the way. As an attendant it has the ffmpeg killed when the claim is
 * lost.
 */
public final class Heartbeat implements RunMonitor, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);

    private static final int BEATS_PER_LEASE = 3;

    private final ConversionLedger conversions;
    private final Claim claim;
    private final Duration lease;
    private final ProgressLog progressLog;
    private final Clock clock;
    private final ScheduledFuture<?> beats;
    private volatile double seconds;
    private volatile double part;
    private volatile boolean lost;
    private boolean silent;

    /** Begins to beat. */
    Heartbeat(
            ConversionLedger conversions,
            Claim claim,
            Duration lease,
            ProgressLog progressLog,
            ScheduledExecutorService timer,
            Clock clock) {
        this.conversions = conversions;
        this.claim = claim;
        this.lease = lease;
        this.progressLog = progressLog;
        this.clock = clock;
        long interval = lease.toMillis() / BEATS_PER_LEASE;
        this.beats = timer.scheduleWithFixedDelay(this::beat, interval, interval, TimeUnit.MILLISECONDS);
    }

    /**
     * Says how long the unit is, so that progress can be told.
     *
     * @param length in seconds; 0 when unknown
     */
    public void expect(double length) {
        seconds = length;
    }

    /** How much of the unit is made, 0 to 1; empty where its length is unknown. */
    public OptionalDouble part() {
        return seconds > 0 ? OptionalDouble.of(part) : OptionalDouble.empty();
    }

    @Override
    public void check(RunningFfmpeg process) throws Failure.OwnershipLost {
        if (seconds > 0) {
            part = Math.min(1, process.progress().seconds() / seconds);
        }
        requireHeld();
    }

    /** The same for programs that only read: how far they are says nothing of the unit. */
    public RunMonitor withoutProgress() {
        return process -> requireHeld();
    }

    private void requireHeld() throws Failure.OwnershipLost {
        if (lost) {
            throw new Failure.OwnershipLost(claim.unit() + " of " + claim.conversion() + " is with another worker now");
        }
    }

    @Override
    public void close() {
        beats.cancel(false);
    }

    private void beat() {
        Instant now = clock.instant();
        try {
            OptionalDouble progress = conversions.checkpoint(claim, lease, part);
            silent = false;
            if (progress.isEmpty()) {
                lost = true;
                beats.cancel(false);
            } else {
                progressLog.saved(claim.conversion(), Math.round(progress.getAsDouble()), now);
            }
        } catch (LedgerUnavailable e) {
            // no worker can take the claim over while the ledger is away; when it is back it knows whose it is
            if (!silent) {
                log.warn("state not saved, retrying: {}: {}", claim.conversion(), e.getMessage());
            }
            silent = true;
        } catch (RuntimeException e) {
            log.error("unexpected error in heartbeat, retrying: {}", claim, e);
        }
    }
}
