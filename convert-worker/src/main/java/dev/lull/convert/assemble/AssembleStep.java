package dev.lull.convert.assemble;

import static java.util.Objects.requireNonNullElse;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.lifecycle.UntilAvailable;
import dev.lull.common.media.Failure;
import dev.lull.common.store.IoErrors;
import dev.lull.common.store.MediaStore;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.SourceChanged;
import dev.lull.convert.analysis.SourceComparison;
import dev.lull.convert.encode.PlanTools;
import dev.lull.convert.ffmpeg.RunMonitor;
import dev.lull.convert.job.ConversionFiles;
import dev.lull.convert.job.ConversionJob;
import dev.lull.convert.meter.UnitKind;
import dev.lull.convert.meter.UnitMeter;
import dev.lull.convert.meter.UnitMeters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Assembles the result, puts it into the store and records the conversion as completed. What is in the store is not
 * made again because the ledger is away: the step waits for it.
 */
public final class AssembleStep {

    private static final Logger log = LoggerFactory.getLogger(AssembleStep.class);

    private final ConversionLedger conversions;
    private final MediaStore store;
    private final Assembly assembly;
    private final UntilAvailable untilAvailable;
    private final UnitMeters meters;

    public AssembleStep(
            ConversionLedger conversions,
            MediaStore store,
            Assembly assembly,
            UntilAvailable untilAvailable,
            UnitMeters meters) {
        this.meters = meters;
        this.conversions = conversions;
        this.store = store;
        this.assembly = assembly;
        this.untilAvailable = untilAvailable;
    }

    /**
     * Takes the step.
     *
     * @param source the original as a local file
     * @throws SourceChanged when the units may have been made of other content
     * @throws BadUnit when a unit has to be made again before
     * @throws Failure.Permanent when these units do not make a good file
     */
    public void run(
            ConversionJob job, Claim claim, PlanTools tools, Path source, MediaAnalysis original, RunMonitor monitor)
            throws SourceChanged, BadUnit, Failure, InterruptedException {
        ConversionFiles files = new ConversionFiles(job.id());
        try (UnitMeter meter = meters.begin(UnitKind.ASSEMBLY, original.length())) {
            Path folder = store.scratch(files.scratch(claim));
            Assembly.Result made = SourceComparison.around(
                    source,
                    requireNonNullElse(job.media().sha256(), ""),
                    () -> assembly.assemble(job.conversion(), tools, source, original, folder, meter, monitor));
            long bytes = Files.size(made.file());
            store.put(made.file(), files.result(made.checksum()));
            if (!untilAvailable.get(() -> conversions.complete(claim, bytes, made.checksum()))) {
                throw new Failure.OwnershipLost(job + " was assembled by another worker");
            }
            meter.done();
        } catch (IOException e) {
            throw IoErrors.of("cannot write to the store", e);
        }
        log.info("conversion completed: {}", job);
    }
}
