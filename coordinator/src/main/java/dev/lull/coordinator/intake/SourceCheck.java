package dev.lull.coordinator.intake;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.SourceErrors;
import dev.lull.common.store.SourceFiles;
import java.io.IOException;
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
            } catch (IOException e) {
                if (!tries.again(SourceErrors.of(e))) {
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
         * Whether a step that failed so is to be tried again; returns when it may be. What the server asks to wait for
         * uses no try, and is not waited for so long that who waits looks stuck.
         *
         * @throws SourceUnavailable when that was no fault of what the step was about
         */
        boolean again(Failure failure) throws InterruptedException {
            if (failure instanceof Failure.RateLimited busy) {
                requireAvailable(folder);
                Duration longest = pause.multipliedBy(LONGEST_WAIT);
                Thread.sleep((busy.waitFor().compareTo(longest) < 0 ? busy.waitFor() : longest).toMillis());
                return true;
            }
            if (!(failure instanceof Failure.Transient)) {
                return false;
            }
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
