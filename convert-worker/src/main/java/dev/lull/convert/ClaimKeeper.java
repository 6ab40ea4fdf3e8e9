package dev.lull.convert;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.ledger.LedgerUnavailable;
import dev.lull.common.media.Failure;
import dev.lull.convert.ffmpeg.Attendant;
import dev.lull.convert.ffmpeg.FfmpegProcess;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the claim on a unit alive while its ffmpeg runs or is suspended, and saves the progress on the way. */
final class ClaimKeeper implements Attendant {

    private static final Logger log = LoggerFactory.getLogger(ClaimKeeper.class);

    private final ConversionLedger conversions;
    private final Claim claim;
    private final Pace pace;
    private final Share share;
    private final Clock clock;
    private Instant saved;
    private long told;

    ClaimKeeper(ConversionLedger conversions, Claim claim, Pace pace, Share share, Clock clock) {
        this.conversions = conversions;
        this.claim = claim;
        this.pace = pace;
        this.share = share;
        this.clock = clock;
        this.saved = clock.instant();
    }

    @Override
    public void attend(FfmpegProcess process) throws Failure.OwnershipLost {
        Instant now = clock.instant();
        if (Duration.between(saved, now).compareTo(pace.interval()) < 0) {
            return;
        }
        saved = now;
        double progress = share.progress(process.progress().seconds());
        try {
            save(progress);
        } catch (LedgerUnavailable e) {
            // nobody can take the claim over while the ledger is away; when it is back it knows whose it is
            log.warn("state of {} not saved: {}", claim.conversion(), e.getMessage());
        }
    }

    private void save(double progress) throws Failure.OwnershipLost {
        if (!conversions.checkpoint(claim, pace.lease(), progress, clock.instant())) {
            throw new Failure.OwnershipLost(claim.unit() + " of " + claim.conversion() + " is no longer ours");
        }
        long percent = Math.round(progress);
        if (percent != told) {
            told = percent;
            log.info("{}: state saved ({} % complete)", claim.conversion(), percent);
        }
    }

    /**
     * The rhythm of saving.
     *
     * @param interval between two saves
     * @param lease how long the claim lives after each
     */
    record Pace(Duration interval, Duration lease) {}

    /**
     * What this unit's progress is to the whole conversion.
     *
     * @param done units finished before
     * @param units of the plan
     * @param seconds the unit lasts; 0 when unknown
     */
    record Share(long done, int units, double seconds) {

        /** 0 to 99; only a verified result is 100. */
        double progress(double reached) {
            double ofUnit = seconds > 0 ? Math.min(1, reached / seconds) : 0;
            return Math.min(99, 100 * (done + ofUnit) / units);
        }
    }
}
