package dev.lull.coordinator.intake;

import dev.lull.common.media.Failure;
import dev.lull.common.store.SourceFiles;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;

/** Tells an original that cannot be read, which gets a few tries, from originals whose disk or server is away. */
final class SourceCheck {

    /** What fails where others can be read gets this many chances. */
    private static final int TRIES = 3;

    /** Pauses. */
    private static final int LONGEST_WAIT = 10;

    private final SourceFiles sources;
    private final Duration pause;

    /** @param pause between two tries */
    SourceCheck(SourceFiles sources, Duration pause) {
        this.sources = sources;
        this.pause = pause;
    }

    /** @throws SourceUnavailable when the disk or server of this folder does not answer */
    void requireAvailable(String folder) {
        try {
            sources.requireAvailable(folder);
        } catch (IOException e) {
            throw new SourceUnavailable(folder, e);
        }
    }

    /** Waits as the server asks, but not so long that who waits looks stuck. */
    void await(String folder, Duration asked) throws InterruptedException {
        requireAvailable(folder);
        Duration longest = pause.multipliedBy(LONGEST_WAIT);
        Thread.sleep((asked.compareTo(longest) < 0 ? asked : longest).toMillis());
    }

    /**
     * What this look tells, which gets as many tries as a file.
     *
     * @throws IOException when it failed each time although the folder answered
     * @throws SourceUnavailable when the folder does not answer
     */
    <T> T persistently(String folder, Look<T> look) throws IOException, InterruptedException {
        Tries tries = tries(folder);
        while (true) {
            try {
                return look.take();
            } catch (AccessDeniedException | NoSuchFileException refused) {
                throw refused;
            } catch (IOException e) {
                if (e.getCause() instanceof Failure.RateLimited busy) {
                    await(folder, busy.waitFor());
                } else if (!tries.again()) {
                    throw e;
                }
            }
        }
    }

    /** The tries of one step on something in this folder. */
    Tries tries(String folder) {
        return new Tries(folder);
    }

    /** How often one step failed although its folder answered. */
    final class Tries {

        private final String folder;
        private int failed;

        private Tries(String folder) {
            this.folder = folder;
        }

        /**
         * Whether a step that failed is to be tried again; returns when it may be.
         *
         * @throws SourceUnavailable when that was no fault of what the step was about
         */
        boolean again() throws InterruptedException {
            requireAvailable(folder);
            failed++;
            if (failed == TRIES) {
                return false;
            }
            Thread.sleep(pause.toMillis());
            return true;
        }
    }

    @FunctionalInterface
    interface Look<T> {
        T take() throws IOException;
    }
}
