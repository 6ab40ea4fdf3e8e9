package dev.lull.convert.assemble;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.media.Failure;
import dev.lull.common.store.MediaStore;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.ffmpeg.RunMonitor;
import dev.lull.convert.job.ConversionFiles;
import dev.lull.convert.job.ConversionJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the result put together, puts it into the store and has the conversion taken down as completed. */
public final class AssembleStep {

    private static final Logger log = LoggerFactory.getLogger(AssembleStep.class);

    private final ConversionLedger conversions;
    private final MediaStore store;
    private final Assembly assembly;
    private final Clock clock;

    public AssembleStep(ConversionLedger conversions, MediaStore store, Assembly assembly, Clock clock) {
        this.conversions = conversions;
        this.store = store;
        this.assembly = assembly;
        this.clock = clock;
    }

    /**
     * Assembles.
     *
     * @throws BadUnit when a unit has to be made again before
     * @throws Failure.Permanent when no good film comes of these units
     */
    public void work(
            ConversionJob conversionJob, Claim claim, Path source, MediaAnalysis original, RunMonitor runMonitor)
            throws BadUnit, Failure, InterruptedException {
        ConversionFiles files = new ConversionFiles(conversionJob.id());
        try {
            Path folder = store.scratch(files.scratch(claim));
            Assembly.Result made = assembly.assemble(conversionJob.conversion(), source, original, folder, runMonitor);
            long bytes = Files.size(made.file());
            store.put(made.file(), files.result());
            if (!conversions.complete(claim, bytes, made.checksum(), clock.instant())) {
                throw new Failure.OwnershipLost(conversionJob + " was assembled by somebody else");
            }
        } catch (IOException e) {
            throw new Failure.Transient("cannot write to the store: " + e, e);
        }
        log.info("conversion completed: {}", conversionJob);
    }
}
