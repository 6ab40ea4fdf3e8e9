package dev.lull.convert.encode;

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
import dev.lull.convert.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/**
 * Makes one unit, verifies it, puts it into the store and records it as done. What is in the store is not made again
 * because the ledger is away: the step waits for it.
 */
public final class EncodeStep {

    private final ConversionLedger conversions;
    private final MediaStore store;
    private final UntilAvailable untilAvailable;
    private final UnitMeters meters;

    public EncodeStep(
            ConversionLedger conversions, MediaStore store, UntilAvailable untilAvailable, UnitMeters meters) {
        this.meters = meters;
        this.conversions = conversions;
        this.store = store;
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
            unit.make(tools.encoder(), source, made, monitor.and(meter));
            meter.made();
            UnitState.Done done = verified(unit, tools.verifier(), source, made, meter);
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

    private static UnitState.Done verified(EncodedUnit unit, Verifier verifier, Path source, Path made, UnitMeter meter)
            throws IOException, Failure, InterruptedException {
        try (BackgroundChecksum checksum = BackgroundChecksum.of(made)) {
            OptionalDouble ssim = meter.verifying(() -> unit.verify(verifier, source, made));
            return new UnitState.Done(Files.size(made), checksum.await(), ssim.isPresent() ? ssim.getAsDouble() : null);
        }
    }
}
