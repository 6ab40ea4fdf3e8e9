package dev.lull.convert;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.media.Failure;
import dev.lull.common.store.MediaStore;
import dev.lull.convert.assemble.Assembly;
import dev.lull.convert.assemble.ConversionFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the units together, puts the result into the store and has the conversion taken down as completed. */
final class Assembling {

    private static final Logger log = LoggerFactory.getLogger(Assembling.class);

    private final ConversionLedger conversions;
    private final MediaStore store;
    private final Assembly assembly;
    private final Clock clock;

    Assembling(ConversionLedger conversions, MediaStore store, Clock clock) {
        this.conversions = conversions;
        this.store = store;
        this.assembly = new Assembly(store);
        this.clock = clock;
    }

    void work(Subject subject, Claim claim) throws Failure {
        ConversionFiles files = new ConversionFiles(subject.id());
        try {
            Path made = store.scratch(files.scratch(claim)).resolve("made.mp4");
            String checksum = assembly.assemble(subject.conversion(), made);
            long bytes = Files.size(made);
            store.put(made, files.result());
            if (!conversions.complete(claim, bytes, checksum, clock.instant())) {
                throw new Failure.OwnershipLost(subject + " was assembled by somebody else");
            }
        } catch (IOException e) {
            throw new Failure.Transient("cannot write to the store: " + e, e);
        }
        log.info("conversion completed: {}", subject);
    }
}
