package dev.lull.convert.assemble;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.media.Failure;
import dev.lull.common.store.MediaStore;
import dev.lull.convert.analysis.Measured;
import dev.lull.convert.ffmpeg.Attendant;
import dev.lull.convert.job.ConversionFiles;
import dev.lull.convert.job.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the result put together, puts it into the store and has the conversion taken down as completed. */
public final class Assembling {

    private static final Logger log = LoggerFactory.getLogger(Assembling.class);

    private final ConversionLedger conversions;
    private final MediaStore store;
    private final Assembly assembly;
    private final Clock clock;

    public Assembling(ConversionLedger conversions, MediaStore store, Assembly assembly, Clock clock) {
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
    public void work(Subject subject, Claim claim, Path source, Measured original, Attendant attendant)
            throws BadUnit, Failure, InterruptedException {
        ConversionFiles files = new ConversionFiles(subject.id());
        try {
            Path folder = store.scratch(files.scratch(claim));
            Assembly.Result made = assembly.assemble(subject.conversion(), source, original, folder, attendant);
            long bytes = Files.size(made.file());
            store.put(made.file(), files.result());
            if (!conversions.complete(claim, bytes, made.checksum(), clock.instant())) {
                throw new Failure.OwnershipLost(subject + " was assembled by somebody else");
            }
        } catch (IOException e) {
            throw new Failure.Transient("cannot write to the store: " + e, e);
        }
        log.info("conversion completed: {}", subject);
    }
}
