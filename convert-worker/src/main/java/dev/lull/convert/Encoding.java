package dev.lull.convert;

import static java.util.Objects.requireNonNull;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.media.Failure;
import dev.lull.common.store.MediaStore;
import dev.lull.convert.assemble.ConversionFiles;
import dev.lull.convert.encode.Encoder;
import dev.lull.convert.ffmpeg.Attendant;
import dev.lull.convert.verify.Checksum;
import dev.lull.convert.verify.Measured;
import dev.lull.convert.verify.Measuring;
import dev.lull.convert.verify.Verification;
import dev.lull.convert.verify.Wholeness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one unit, verifies it, puts it into the store and has it taken down as done. */
final class Encoding {

    private static final Logger log = LoggerFactory.getLogger(Encoding.class);

    private final ConversionLedger conversions;
    private final MediaStore store;
    private final Measuring measuring;
    private final Encoder encoder;
    private final ClaimKeeper.Pace pace;
    private final Attendants giveWay;
    private final Clock clock;

    Encoding(
            ConversionLedger conversions,
            MediaStore store,
            Measuring measuring,
            Encoder encoder,
            ClaimKeeper.Pace pace,
            Attendants giveWay,
            Clock clock) {
        this.conversions = conversions;
        this.store = store;
        this.measuring = measuring;
        this.encoder = encoder;
        this.pace = pace;
        this.giveWay = giveWay;
        this.clock = clock;
    }

    /**
     * Measures the source.
     *
     * @throws Failure.Permanent when it is not whole
     */
    Measured examine(Path source) throws Failure, InterruptedException {
        Measured original = measuring.measure(source);
        Wholeness.check(original);
        return original;
    }

    /**
     * Makes the unit.
     *
     * @throws Failure.Permanent when no good file can be made under this plan
     */
    void work(Subject subject, Claim claim, Path source, Measured original) throws Failure, InterruptedException {
        ConversionPlan plan = requireNonNull(subject.conversion().plan());
        announce(subject, claim);
        ConversionFiles files = new ConversionFiles(subject.id());
        try {
            Path made = store.scratch(files.scratch(claim)).resolve("made.mp4");
            ClaimKeeper keeper = new ClaimKeeper(conversions, claim, pace, share(subject, original), clock);
            Attendant attendants = keeper.and(giveWay.next());
            encoder.encode(plan.kind(), source, original.facts(), made, attendants);
            Verification.check(original, measuring.measure(made));
            String checksum = Checksum.of(made);
            long bytes = Files.size(made);
            store.put(made, files.unit(claim.unit(), checksum));
            if (!conversions.completeUnit(claim, bytes, checksum, clock.instant())) {
                throw new Failure.OwnershipLost(claim.unit() + " of " + subject + " was finished by somebody else");
            }
        } catch (IOException e) {
            throw new Failure.Transient("cannot write to the store: " + e, e);
        }
    }

    private static ClaimKeeper.Share share(Subject subject, Measured original) {
        long done = subject.conversion().units().values().stream()
                .filter(UnitState.Done.class::isInstance)
                .count();
        int units = requireNonNull(subject.conversion().plan()).units().size();
        return new ClaimKeeper.Share(done, units, original.length());
    }

    /** A whole-file unit starts from its beginning again; that is said, and not hidden. */
    private static void announce(Subject subject, Claim claim) {
        long before = Math.round(subject.conversion().progress());
        if (before > 0) {
            log.info("resumed conversion of {} (from {} %, {} from its beginning)", subject, before, claim.unit());
        } else {
            log.info("starting deferred conversion of {}: {}", subject, claim.unit());
        }
    }

    /** Makes one attendant for each run. */
    interface Attendants {
        Attendant next();
    }
}
