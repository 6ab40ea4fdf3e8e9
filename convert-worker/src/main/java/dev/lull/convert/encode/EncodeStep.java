package dev.lull.convert.encode;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.media.Failure;
import dev.lull.common.store.MediaStore;
import dev.lull.common.task.Unit;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.ffmpeg.RunMonitor;
import dev.lull.convert.job.ConversionFiles;
import dev.lull.convert.job.ConversionJob;
import dev.lull.convert.verify.BackgroundChecksum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** Has one unit made, puts it into the store and has it taken down as done. */
public final class EncodeStep {

    private final ConversionLedger conversions;
    private final MediaStore store;
    private final Making making;
    private final Clock clock;

    public EncodeStep(ConversionLedger conversions, MediaStore store, Making making, Clock clock) {
        this.conversions = conversions;
        this.store = store;
        this.making = making;
        this.clock = clock;
    }

    /**
     * Makes the unit.
     *
     * @throws Failure.Permanent when no good file can be made under this plan
     */
    public void work(
            ConversionJob conversionJob, Claim claim, Path source, MediaAnalysis original, RunMonitor runMonitor)
            throws Failure, InterruptedException {
        ConversionFiles files = new ConversionFiles(conversionJob.id());
        try {
            Path made = store.scratch(files.scratch(claim)).resolve("made.mp4");
            making.make(conversionJob, claim.unit(), source, original, made, runMonitor);
            String checksum = verified(conversionJob, claim.unit(), original, made);
            long bytes = Files.size(made);
            store.put(made, files.unit(claim.unit(), checksum));
            if (!conversions.completeUnit(claim, bytes, checksum, clock.instant())) {
                throw new Failure.OwnershipLost(
                        claim.unit() + " of " + conversionJob + " was finished by somebody else");
            }
        } catch (IOException e) {
            throw new Failure.Transient("cannot write to the store: " + e, e);
        }
    }

    /** The checksum of what was verified. */
    private String verified(ConversionJob conversionJob, Unit unit, MediaAnalysis original, Path made)
            throws Failure, InterruptedException {
        try (BackgroundChecksum checksum = BackgroundChecksum.of(made)) {
            making.verify(conversionJob, unit, original, made);
            return checksum.await();
        }
    }
}
