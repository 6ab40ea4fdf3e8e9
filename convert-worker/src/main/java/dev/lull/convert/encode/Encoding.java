package dev.lull.convert.encode;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.media.Failure;
import dev.lull.common.store.MediaStore;
import dev.lull.common.task.Unit;
import dev.lull.convert.analysis.Measured;
import dev.lull.convert.ffmpeg.Attendant;
import dev.lull.convert.job.ConversionFiles;
import dev.lull.convert.job.Subject;
import dev.lull.convert.verify.Checksumming;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** Has one unit made, puts it into the store and has it taken down as done. */
public final class Encoding {

    private final ConversionLedger conversions;
    private final MediaStore store;
    private final Making making;
    private final Clock clock;

    public Encoding(ConversionLedger conversions, MediaStore store, Making making, Clock clock) {
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
    public void work(Subject subject, Claim claim, Path source, Measured original, Attendant attendant)
            throws Failure, InterruptedException {
        ConversionFiles files = new ConversionFiles(subject.id());
        try {
            Path made = store.scratch(files.scratch(claim)).resolve("made.mp4");
            making.make(subject, claim.unit(), source, original, made, attendant);
            String checksum = verified(subject, claim.unit(), original, made);
            long bytes = Files.size(made);
            store.put(made, files.unit(claim.unit(), checksum));
            if (!conversions.completeUnit(claim, bytes, checksum, clock.instant())) {
                throw new Failure.OwnershipLost(claim.unit() + " of " + subject + " was finished by somebody else");
            }
        } catch (IOException e) {
            throw new Failure.Transient("cannot write to the store: " + e, e);
        }
    }

    /** The checksum of what was verified. */
    private String verified(Subject subject, Unit unit, Measured original, Path made)
            throws Failure, InterruptedException {
        try (Checksumming checksum = Checksumming.of(made)) {
            making.verify(subject, unit, original, made);
            return checksum.await();
        }
    }
}
