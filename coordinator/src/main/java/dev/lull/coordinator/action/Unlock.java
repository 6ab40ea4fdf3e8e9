package dev.lull.coordinator.action;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.ledger.TransitionResult;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import java.time.Duration;
import java.util.List;

/** Takes passwords of archives; those that wait for one are tried again. */
public final class Unlock {

    private final Ledger ledger;
    private final MediaJournal journal;
    private final Duration kept;
    private final Runnable unpacking;

    /**
     * Makes the request.
     *
     * @param kept how long passwords are remembered
     * @param unpacking is called when there is an archive to unpack
     */
    public Unlock(Ledger ledger, MediaJournal journal, Duration kept, Runnable unpacking) {
        this.ledger = ledger;
        this.journal = journal;
        this.kept = kept;
        this.unpacking = unpacking;
    }

    /**
     * For one archive, and those in it.
     *
     * @return whether it waited for a password
     */
    public boolean file(MediaFile archive, List<String> passwords) {
        ledger.archives().addPasswords(archive.id(), passwords, kept);
        boolean waited = goesOn(archive);
        unpacking.run();
        return waited;
    }

    /**
     * For all archives of a submission, also those that are still to come.
     *
     * @return how many waited for a password
     */
    public int submission(String submission, List<String> passwords) {
        ledger.archives().addPasswords(submission, passwords, kept);
        int waited = 0;
        for (MediaFile archive : ledger.media().allInState(MediaState.LOCKED)) {
            waited += archive.submission().equals(submission) && goesOn(archive) ? 1 : 0;
        }
        unpacking.run();
        return waited;
    }

    private boolean goesOn(MediaFile archive) {
        return archive.state() == MediaState.LOCKED
                && journal.move(
                                archive,
                                StateChange.to(MediaState.UNPACKING).because("an archive, with another password"))
                        == TransitionResult.DONE;
    }
}
