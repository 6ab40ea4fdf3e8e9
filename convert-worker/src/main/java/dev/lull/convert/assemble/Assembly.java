package dev.lull.convert.assemble;

import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.media.Failure;
import dev.lull.common.store.MediaStore;
import dev.lull.common.task.Unit;
import dev.lull.convert.verify.Checksum;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes the result of a conversion whose units are done. A single unit is a whole, verified file already. */
public final class Assembly {

    private final MediaStore store;

    public Assembly(MediaStore store) {
        this.store = store;
    }

    /**
     * Makes the result.
     *
     * @param conversion of one unit, which is done
     * @param made where to write
     * @return the checksum of the result
     * @throws Failure.Transient when the store does not give back the bytes that were verified
     */
    public String assemble(Conversion conversion, Path made) throws Failure {
        Unit unit = onlyUnit(conversion);
        if (!(conversion.units().get(unit) instanceof UnitState.Done done)) {
            throw new Failure.Transient(unit + " is not done yet");
        }
        String key = new ConversionFiles(conversion.id()).unit(unit, done.checksum());
        try {
            linkOrCopy(store.get(key), made);
        } catch (IOException e) {
            throw new Failure.Transient("cannot take " + unit + " from the store: " + e, e);
        }
        String checksum = Checksum.of(made);
        if (!checksum.equals(done.checksum())) {
            throw new Failure.Transient(unit + " in the store is not what was verified");
        }
        return checksum;
    }

    private static Unit onlyUnit(Conversion conversion) {
        if (conversion.plan() == null || conversion.plan().units().size() != 1) {
            throw new IllegalStateException("cannot assemble " + conversion.plan());
        }
        return conversion.plan().units().get(0);
    }

    private static void linkOrCopy(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (UnsupportedOperationException | FileSystemException noLinksHere) {
            Files.copy(from, to);
        }
    }
}
