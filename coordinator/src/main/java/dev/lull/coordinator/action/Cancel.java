package dev.lull.coordinator.action;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.ledger.TransitionResult;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.original.SourceDisposal;
import dev.lull.common.store.ConversionFolders;
import dev.lull.common.store.MediaStore;
import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a file out of the journey. The ledger decides who was first, we or a worker that finishes at the same moment.
 * Records that are on their way are left: who takes one finds the file cancelled. A worker that converts it is refused
 * at its next checkpoint; what it leaves in the store is swept by the reconciler.
 */
public final class Cancel implements FileAction {

    private static final Logger log = LoggerFactory.getLogger(Cancel.class);

    private final Ledger ledger;
    private final MediaJournal journal;
    private final MediaStore store;
    private final SourceDisposal sourceDisposal;
    private final Clock clock;

    public Cancel(Ledger ledger, MediaJournal journal, MediaStore store, SourceDisposal sourceDisposal, Clock clock) {
        this.ledger = ledger;
        this.journal = journal;
        this.store = store;
        this.sourceDisposal = sourceDisposal;
        this.clock = clock;
    }

    /** No more files are found from now on. */
    @Override
    public void begin(String submission) {
        ledger.submissions().cancel(submission, clock.instant());
    }

    @Override
    public boolean concerns(MediaFile file) {
        return !file.state().settled();
    }

    @Override
    public boolean apply(MediaFile file) throws ActionRefused {
        TransitionResult transitionResult = journal.move(file, StateChange.to(MediaState.CANCELLED));
        if (transitionResult == TransitionResult.REFUSED) {
            throw refusal(ledger.media().find(file.id()).orElse(file));
        }
        // the file first: from now on no worker passes on what it still finishes
        ledger.conversions().cancel(file.id());
        ledger.media().releaseContent(file);
        clean(file);
        // if it was a sidecar, its file's original waits for it no longer
        sourceDisposal.release(file.id());
        ledger.submissions().settleIfDone(file.submission(), clock.instant());
        if (transitionResult == TransitionResult.DONE) {
            log.info("file cancelled: {}", file.name());
        }
        return transitionResult == TransitionResult.DONE;
    }

    @Override
    public void finish(String submission) {
        ledger.submissions().settleIfDone(submission, clock.instant());
    }

    private static ActionRefused refusal(MediaFile file) {
        return new ActionRefused(
                file.state() == MediaState.UPLOADED
                        ? file.name() + " is already uploaded"
                        : file.name() + " is " + file.state().wireName() + ": there is nothing to cancel");
    }

    private void clean(MediaFile file) {
        try {
            store.delete(ConversionFolders.work(file.id()));
            store.delete(ConversionFolders.results(file.id()));
        } catch (IOException e) {
            log.warn("files not deleted, the next store cleanup deletes them: {}: {}", file.name(), e.toString());
        }
    }
}
