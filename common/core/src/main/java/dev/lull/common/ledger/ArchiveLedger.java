package dev.lull.common.ledger;

import java.time.Duration;
import java.util.List;

/** How far archives are unpacked, and what opens them. All methods throw {@link LedgerUnavailable} when unreachable. */
public interface ArchiveLedger {

    /**
     * Takes an archive, or keeps it: no other coordinator unpacks it before it is left, or the lease over by the
     * ledger's own clock.
     *
     * @return whether this coordinator has it now
     */
    boolean hold(String archive, String coordinator, Duration lease);

    /** Lets go of it, if this coordinator has it. */
    void leave(String archive, String coordinator);

    /** {@link UnpackingPosition#NONE} when nothing is noted. */
    UnpackingPosition position(String archive);

    /**
     * Saves how far it is unpacked; forgotten when that was not noted again for a month.
     *
     * @return false when this coordinator does not have it; nothing is noted then
     */
    boolean note(String archive, String coordinator, UnpackingPosition position);

    /** It is unpacked to its end. */
    void forget(String archive);

    /**
     * Adds what may open an archive, or all archives of a submission, behind what was added before.
     *
     * @param of id of the archive's media file, or of the submission
     * @param kept after which all of them are forgotten
     */
    void addPasswords(String of, List<String> passwords, Duration kept);

    /** What may open it, in the order in which it was added. */
    List<String> passwords(String of);
}
