package dev.lull.common.ledger;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * What was taken from watched folders, so that no restart takes it twice. Files are told apart by what can be seen of
 * them without reading: an opaque text, equal for the same file that has not changed. What is no folder but watched as
 * one, such as the messages of a bot, goes by a name without a slash in front. All methods throw
 * {@link LedgerUnavailable} when unreachable.
 */
public interface WatchLedger {

    /**
     * Takes a folder, or keeps it: no other coordinator watches it before it is left, or the lease over by the ledger's
     * own clock.
     *
     * @return whether this coordinator has it now
     */
    boolean hold(String folder, String coordinator, Duration lease);

    /** Lets go of it, if this coordinator has it. */
    void leave(String folder, String coordinator);

    /**
     * What was taken of one directory of it: of each file what was seen by its name, and an empty text for each folder
     * in it, by its name with a slash behind.
     */
    Map<String, String> taken(String directory);

    /** Adds to what was taken of a directory. */
    void note(String directory, Map<String, String> seen);

    /** What has these names in a directory is not there any more. */
    void forget(String directory, Collection<String> names);

    /**
     * Begins to take files in, before anything else is done about them; {@link #end} ends it. Who comes to the folder
     * next finds what was begun.
     *
     * @return false when this coordinator does not have the folder, or another batch has begun
     */
    boolean begin(String folder, String coordinator, WatchBatch batch);

    /** What was begun and not ended. */
    Optional<WatchBatch> begun(String folder);

    /** All files of the batch with this submission are taken in, and noted. */
    void end(String folder, String submission);
}
