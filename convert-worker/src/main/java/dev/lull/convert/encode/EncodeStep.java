package dev.lull.convert.encode;

import static java.util.Objects.requireNonNull;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.lifecycle.UntilAvailable;
import dev.lull.common.media.Failure;
import dev.lull.common.store.IoErrors;
import dev.lull.common.store.MediaStore;
import dev.lull.convert.analysis.BackgroundChecksum;
import dev.lull.convert.ffmpeg.RunMonitor;
import dev.lull.convert.job.ConversionFiles;
import dev.lull.convert.job.ConversionJob;
import dev.lull.convert.meter.Remade;
import dev.lull.convert.meter.UnitMeter;
import dev.lull.convert.meter.UnitMeters;
import dev.lull.convert.verify.LeastAlike;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one unit, or takes what an estimate made of it, verifies it, puts it into the store and records it as done.
 * What is in the store is not made again because the ledger is away: the step waits for it.
 */
public final class EncodeStep {

    private static final Logger log = LoggerFactory.getLogger(EncodeStep.class);

    private final ConversionLedger conversions;
    private final MediaStore store;
    private final EstimatedSegments estimated;
    private final StillStep stills;
    private final UntilAvailable untilAvailable;
    private final UnitMeters meters;

    public EncodeStep(
            ConversionLedger conversions,
            MediaStore store,
            EstimatedSegments estimated,
            UntilAvailable untilAvailable,
            UnitMeters meters) {
        this.meters = meters;
        this.conversions = conversions;
        this.store = store;
        this.estimated = estimated;
        this.stills = new StillStep(store);
        this.untilAvailable = untilAvailable;
    }

    /**
     * Takes the step.
     *
     * @param source the original as a local file
     * @throws Failure.Permanent when no good file can be made under this plan
     */
    public void run(ConversionJob job, Claim claim, EncodedUnit unit, PlanTools tools, Path source, RunMonitor monitor)
            throws Failure, InterruptedException {
        ConversionFiles files = new ConversionFiles(job.id());
        try (UnitMeter meter = meters.begin(unit.kind(), unit.length())) {
            Path made = store.scratch(files.scratch(claim)).resolve("made.mp4");
            Making making = new Making(unit, tools, source, made, meter);
            Optional<Verified> before = estimated(job, claim, making);
            Verified verified = before.isPresent() ? before.get() : making.encode(monitor);
            UnitState.Done done = verified.done();
            stills.keep(job, claim.unit(), done, verified.least());
            store.put(made, files.unit(claim.unit(), done.checksum()));
            if (!untilAvailable.get(() -> conversions.completeUnit(claim, done))) {
                meters.remade(Remade.TAKEN_OVER);
                throw new Failure.OwnershipLost(claim.unit() + " of " + job + " was finished by another worker");
            }
            meter.done();
        } catch (IOException e) {
            throw IoErrors.of("cannot write to the store", e);
        }
    }

    /** Empty when no estimate made it, or none that is good. */
    private Optional<Verified> estimated(ConversionJob job, Claim claim, Making making)
            throws IOException, Failure, InterruptedException {
        if (!estimated.take(requireNonNull(job.conversion().plan()), claim.unit(), making.made())) {
            return Optional.empty();
        }
        try {
            Verified verified = making.verify();
            log.info("unit was made by an estimate: {} of {}", claim.unit(), job);
            return Optional.of(verified);
        } catch (Failure.Permanent e) {
            log.warn(
                    "unit that an estimate made is no good, it is made again: {} of {}: {}",
                    claim.unit(),
                    job,
                    e.reason());
            return Optional.empty();
        }
    }

    /**
     * A unit that was verified.
     *
     * @param least its frames that are least alike of those that were compared; null when none was
     */
    record Verified(UnitState.Done done, @Nullable LeastAlike least) {}

    /** One unit and all that it takes to make it. */
    private record Making(EncodedUnit unit, PlanTools tools, Path source, Path made, UnitMeter meter) {

        Verified encode(RunMonitor monitor) throws IOException, Failure, InterruptedException {
            unit.make(tools.encoder(), source, made, monitor.and(meter));
            meter.made();
            return verify();
        }

        Verified verify() throws IOException, Failure, InterruptedException {
            try (BackgroundChecksum checksum = BackgroundChecksum.of(made)) {
                LeastAlike least = meter.verifying(() -> unit.verify(tools.verifier(), source, made))
                        .orElse(null);
                Double ssim = least == null ? null : least.ssim();
                return new Verified(new UnitState.Done(Files.size(made), checksum.await(), ssim), least);
            }
        }
    }
}
