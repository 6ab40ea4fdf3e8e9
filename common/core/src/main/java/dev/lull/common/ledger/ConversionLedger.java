package dev.lull.common.ledger;

import dev.lull.common.task.ConvertPriority;
import dev.lull.common.task.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The checkpoints. Every change is one atomic step on one conversion; changes under a claim are refused, by returning
 * false, once the claim is lost. All methods throw {@link LedgerUnavailable} when unreachable.
 */
public interface ConversionLedger {

    /** Notes a conversion as pending, unless it is known already: then it stays as it is, with its priority. */
    Conversion open(String id, String filePath, ConvertPriority priority);

    /** The same for one of normal priority. */
    default Conversion open(String id, String filePath) {
        return open(id, filePath, ConvertPriority.NORMAL);
    }

    /**
     * Gives a conversion the highest priority; what is published of it already stays where it is.
     *
     * @return the conversion as it now stands; empty when it has ended, or there is none
     */
    Optional<Conversion> prefer(String id);

    Optional<Conversion> find(String id);

    /** Those of these that are known and can be read, in their order, in one round trip; the log names others. */
    default List<Conversion> findAll(List<String> ids) {
        List<Conversion> found = new ArrayList<>();
        SeparateEntries.forEach(ids, id -> find(id).ifPresent(found::add));
        return found;
    }

    /**
     * A text for each of these, in their order, that is another one once a unit of it was claimed, saved or finished,
     * or its status changed; empty for one that is unknown. It costs the same whatever the number of units.
     */
    List<String> marks(List<String> ids);

    /**
     * As the holder of a claim on one unit needs it: under way, with its plan and progress. It says nothing of retries,
     * of its priority and of the other units, and refuses to answer what only all of them tell. Of a plan that this
     * process met before it costs the same whatever the number of units.
     *
     * @return empty when there is none, or no plan of it
     */
    Optional<Conversion> find(Claim claim);

    /** Whether every unit before assembly is done; costs the same whatever their number. */
    boolean readyToAssemble(String id);

    /**
     * Notes that a worker begins to plan. The first plan and a retry begin at none.
     *
     * @return how many workers began before and neither planned nor said that they ended: they died, or are at it now
     */
    int beginPlan(String id);

    /** A worker that began to plan lives, and has ended it, well or not. */
    void endPlan(String id);

    /**
     * Writes the first plan. One that is there already stays, and so does a conversion that has ended.
     *
     * @return the conversion as it now stands
     */
    Conversion plan(String id, ConversionPlan plan);

    /**
     * Writes another plan in place of the one with this fingerprint: all units start over, and every claim is void.
     * Where another worker replaced that one already, nothing changes; a conversion that has ended is left as it is.
     *
     * @return the conversion as it now stands
     */
    Conversion replan(String id, String replaced, ConversionPlan plan);

    /**
     * Notes that this worker cannot read the original, which may be the fault of its machine. A plan, a finished unit
     * and a retry end the doubt.
     *
     * @param reason one line for people
     * @return what another worker noted before, {@code WORKER: REASON}; empty when this one is alone with it
     */
    Optional<String> doubtSource(String id, String worker, String reason);

    /**
     * Asks for a unit: granted when it is pending, or when the claim on it has expired, which is counted.
     *
     * @param lease how long the claim lives without being renewed
     */
    ClaimResult claim(String id, Unit unit, String worker, Duration lease);

    /**
     * Prolongs the claim and saves how far its unit is.
     *
     * @param part of the unit that is made, 0 to 1
     * @return the progress of the whole conversion, 0 to 100; empty when the claim is lost
     */
    OptionalDouble checkpoint(Claim claim, Duration lease, double part);

    /** Gives the unit back unfinished. */
    boolean release(Claim claim);

    /**
     * The unit's bytes are in the store. Asked again for what it took down already it says so once more, as its first
     * answer may have been lost.
     */
    boolean completeUnit(Claim claim, UnitState.Done done);

    /** The same for a unit without a picture to compare. */
    default boolean completeUnit(Claim claim, long bytes, String checksum) {
        return completeUnit(claim, new UnitState.Done(bytes, checksum));
    }

    /**
     * A finished unit turned out to be no good when the result was assembled: it is made again, and assembly waits for
     * it.
     */
    boolean reopen(Claim assembly, Unit unit, String reason);

    /** The unit failed and goes back to pending; the retry count of the conversion grows by one. */
    boolean failUnit(Claim claim, String reason);

    /**
     * The assembled result is verified and in the store: the conversion is completed. Asked again for the result it
     * took down already it says so once more.
     */
    boolean complete(Claim assembly, long bytes, String checksum);

    /** The conversion cannot succeed; a worker that still holds a unit of it loses the claim. */
    void fail(String id, String reason);

    /**
     * Cancels the conversion, even one that has ended: every claim is void, and none of its files is of use any more.
     */
    void cancel(String id);

    /** Drops its record, whatever it is at: every claim is void. */
    void forget(String id);

    /**
     * Lets a conversion that has ended go on, with its retry count at 0. Finished units of a failed one stay finished;
     * of a cancelled or a completed one everything is made anew. One that is unknown or under way is left as it is.
     */
    void reopen(String id);

    /**
     * Asks whether its work files may go, which makes the finished units of a failed conversion pending again.
     *
     * @return false when it is under way
     */
    boolean discard(String id);

    /**
     * Asks for leave to publish again what no worker holds and no queue has. However many ask, it is given once within
     * the quiet time.
     *
     * @param lost units that are not done and in no queue; none for a conversion that is to be planned
     * @param quiet how long ago a claim must have expired, and the last change been made, for work to be taken for lost
     * @return what to publish; empty when there is nothing to be published now
     */
    Optional<Republication> publishAgain(String id, List<Unit> lost, Duration quiet);

    /**
     * Keeps a run of ffmpeg for people to look into: the last {@value UnitRun#MOST_FAILED} that failed and, of those
     * that made a unit, the last of each {@linkplain UnitRun#kind kind}; as long as the conversion, and a month at
     * most.
     */
    void noteRun(String id, UnitRun run);

    /** The runs that are kept, latest first. */
    List<UnitRun> runs(String id);

    /** Conversions neither completed, failed nor cancelled, longest untouched first. */
    List<Conversion> incomplete(int offset, int limit);
}
