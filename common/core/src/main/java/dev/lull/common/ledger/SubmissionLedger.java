package dev.lull.common.ledger;

import dev.lull.common.media.MediaFile;
import dev.lull.common.task.ConvertPriority;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every submission. All methods throw {@link LedgerUnavailable} when unreachable. */
public interface SubmissionLedger {

    /**
     * Notes a new submission as unsettled.
     *
     * @param naming what its files are called; null where each path speaks for itself
     * @param again whether its files are sent although their content has arrived before
     * @param priority of the conversions of its videos
     */
    Submission open(
            String id,
            List<String> paths,
            @Nullable Naming naming,
            String target,
            boolean again,
            ConvertPriority priority,
            Instant at);

    /** The same for paths that speak for themselves, whose content is not sent twice, with normal priority. */
    default Submission open(String id, List<String> paths, String target, Instant at) {
        return open(id, paths, null, target, false, ConvertPriority.NORMAL, at);
    }

    /**
     * Gives the videos that are still to be taken in the highest priority.
     *
     * @return false when there is no such submission
     */
    boolean prefer(String id);

    Optional<Submission> find(String id);

    /** Submissions with files still under way, or not all looked at, oldest first. */
    List<Submission> unsettled();

    /**
     * Counts its files by the states they are in now, and puts them under these into the index by state: a process that
     * moved a file may have died before either followed.
     */
    void recount(String id);

    /**
     * Takes the intake of a submission, or keeps it: no other worker gets it before it is left, or the lease over by
     * the ledger's own clock.
     *
     * @return whether this worker has it now; false for a submission that is dispatched or unknown
     */
    boolean holdIntake(String id, String worker, Duration lease);

    /** Lets go of it, if this worker has it. */
    void leaveIntake(String id, String worker);

    /**
     * Saves how far the walk has come. The next worker to take the intake begins there, unless another walk was asked
     * for.
     *
     * @param albums its images went out in so far
     * @return false when this worker does not have its intake
     */
    boolean checkpoint(String id, String worker, WalkPosition position, int albums);

    /** So many albums its images went out in. */
    void albums(String id, int albums);

    /**
     * All its files have been looked at and published.
     *
     * @return false when another walk was asked for since its intake was taken
     */
    boolean dispatched(String id, Instant at);

    /**
     * Asks for a walk of its paths that begins after this. Until one has come to its end, the submission is not
     * dispatched, also if it was before.
     *
     * @return false when it is settled, cancelled, or not known
     */
    boolean walkAgain(String id);

    /**
     * Marks it as cancelled and ends its walk: the worker that has its intake loses it, and no other gets it. What is
     * settled stays as it is.
     *
     * @return false when it is settled, or not known
     */
    boolean cancel(String id, Instant at);

    /**
     * Marks it settled if it is dispatched, all its files are settled, and no walk that was cancelled may still be
     * running; from then on it, and its settled files but the quarantined ones, are kept only for the retention time.
     *
     * @return whether it is settled
     */
    boolean settleIfDone(String id, Instant at);

    /**
     * A file of it is on its way again: it is neither settled nor cancelled any more.
     *
     * @return false when its state has expired
     */
    boolean reopen(String id);

    /**
     * Drops the record of a settled submission and the list of its files, not their records.
     *
     * @return false when it is not settled, or not known
     */
    boolean forget(String id);

    /** Its files in the order they were registered. */
    List<MediaFile> files(String id, int offset, int limit);
}
