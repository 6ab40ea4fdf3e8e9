package dev.lull.coordinator.intake;

import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaFile;
import dev.lull.common.probe.SourceErrors;
import dev.lull.common.store.HeldFile;
import dev.lull.common.store.SourceFiles;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Looks into originals, each of which gets a few tries; all submissions take turns. */
final class OriginalReader {

    private final SourceFiles sources;
    private final SourceCheck sourceCheck;
    private final Semaphore reading;
    private final Runnable beat;

    /** @param beat is called as long as something goes on */
    OriginalReader(IntakeParts parts, Runnable beat) {
        this.sources = parts.sources();
        this.sourceCheck = parts.sourceCheck();
        this.reading = parts.reading();
        this.beat = beat;
    }

    /** What is done with an original while it is held. */
    @FunctionalInterface
    interface Look<T> {
        T at(Path source) throws Failure, IOException, InterruptedException;
    }

    /**
     * What a look into the original of this file tells.
     *
     * @throws Failure when it failed each time although its folder answered
     * @throws SourceUnavailable when it failed as all would in its folder
     */
    <T> T look(MediaFile file, Look<T> look) throws Failure, InterruptedException {
        SourceCheck.Tries tries = sourceCheck.tries(folder(file));
        while (true) {
            try {
                return inTurn(file, look);
            } catch (Failure e) {
                beat.run();
                if (!tries.again(e)) {
                    throw e;
                }
            }
        }
    }

    /** @throws SourceUnavailable when the disk or server of this file does not answer */
    void requireAvailable(MediaFile file) {
        sourceCheck.requireAvailable(folder(file));
    }

    /**
     * Others wait for their turn while a file is read, and not while its reader pauses. Who waits is not stuck: those
     * that read are watched themselves.
     */
    private <T> T inTurn(MediaFile file, Look<T> look) throws Failure, InterruptedException {
        while (!reading.tryAcquire(1, TimeUnit.MINUTES)) {
            beat.run();
        }
        try (HeldFile source = sources.hold(file.source())) {
            return look.at(source.path());
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            throw new InterruptedException("stopped while reading");
        } catch (IOException e) {
            throw SourceErrors.of(e);
        } finally {
            reading.release();
        }
    }

    private static String folder(MediaFile file) {
        return file.source().substring(0, file.source().lastIndexOf('/') + 1);
    }
}
