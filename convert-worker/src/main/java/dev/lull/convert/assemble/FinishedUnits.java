package dev.lull.convert.assemble;

import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.media.Checksum;
import dev.lull.common.media.Failure;
import dev.lull.common.store.HeldFile;
import dev.lull.common.store.IoErrors;
import dev.lull.common.store.MediaStore;
import dev.lull.common.task.Unit;
import dev.lull.convert.job.ConversionFiles;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The finished units of one conversion, taken from the store. */
final class FinishedUnits {

    private final MediaStore store;
    private final Conversion conversion;
    private final Path folder;

    /**
     * Takes units into a folder.
     *
     * @param folder of this worker
     */
    FinishedUnits(MediaStore store, Conversion conversion, Path folder) {
        this.store = store;
        this.conversion = conversion;
        this.folder = folder;
    }

    /** What the ledger took down of the unit. */
    UnitState.Done done(Unit unit) throws Failure.Transient {
        if (!(conversion.units().get(unit) instanceof UnitState.Done done)) {
            throw new Failure.Transient(unit + " is not done yet");
        }
        return done;
    }

    /**
     * The unit as a file in the folder, byte for byte what was verified.
     *
     * @throws BadUnit when it is gone or was changed
     * @throws Failure.Transient when the store cannot be read
     */
    Path take(Unit unit) throws BadUnit, Failure, InterruptedException {
        Path file = link(unit);
        if (!checksum(file).equals(done(unit).checksum())) {
            throw new BadUnit(unit, "in the store is not what was verified");
        }
        return file;
    }

    private static String checksum(Path file) throws Failure.Transient, InterruptedException {
        try {
            return Checksum.of(file);
        } catch (IOException e) {
            throw IoErrors.of("cannot read " + file, e);
        }
    }

    /** Like {@link #take}, but checks the size only: reading gigabytes again costs as much as copying them. */
    Path takeWhole(Unit unit) throws BadUnit, Failure, InterruptedException {
        Path file = link(unit);
        if (file.toFile().length() != done(unit).bytes()) {
            throw new BadUnit(unit, "in the store is not what was verified");
        }
        return file;
    }

    private Path link(Unit unit) throws BadUnit, Failure, InterruptedException {
        UnitState.Done done = done(unit);
        Path file = folder.resolve(unit.fileName() + ".mp4");
        try (HeldFile stored = store.get(new ConversionFiles(conversion.id()).unit(unit, done.checksum()))) {
            linkOrCopy(stored.path(), file);
        } catch (NoSuchFileException gone) {
            throw new BadUnit(unit, "is gone from the store");
        } catch (IOException e) {
            throw IoErrors.of("cannot take " + unit + " from the store", e);
        }
        return file;
    }

    private static void linkOrCopy(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (NoSuchFileException gone) {
            throw gone;
        } catch (UnsupportedOperationException | FileSystemException noLinksHere) {
            Files.copy(from, to);
        }
    }
}
