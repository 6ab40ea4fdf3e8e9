package dev.lull.coordinator.action;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.media.MediaFile;
import dev.lull.common.store.ConversionFolders;
import dev.lull.common.store.MediaStore;
import java.io.IOException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops the record of a settled file, what is known of its content and what shows it, as if it had never been
 * submitted. Neither its original nor what is at the target is touched.
 */
public final class Forget implements FileAction {

    private static final Logger log = LoggerFactory.getLogger(Forget.class);

    private final Ledger ledger;
    private final MediaStore store;
    private final Consumer<MediaFile> forgotten;

    /** @param forgotten is told of each file whose record was dropped */
    public Forget(Ledger ledger, MediaStore store, Consumer<MediaFile> forgotten) {
        this.ledger = ledger;
        this.store = store;
        this.forgotten = forgotten;
    }

    @Override
    public boolean concerns(MediaFile file) {
        return file.state().settled();
    }

    /** While a file's submission is under way, its intake may be resumed, and would submit the file again. */
    @Override
    public boolean apply(MediaFile file) throws ActionRefused {
        if (!file.state().settled()) {
            throw refusal(file, file.state().wireName());
        }
        if (ledger.submissions()
                .find(file.submission())
                .filter(submission -> submission.settled() == null)
                .isPresent()) {
            throw refusal(file, "part of " + file.submission() + ", which is under way");
        }
        ledger.media().releaseContent(file);
        ledger.conversions().forget(file.id());
        boolean dropped = ledger.media().forget(file.id());
        if (dropped) {
            forgotten.accept(file);
            deleteStills(file);
            log.info("file forgotten: {}, it was {}", file.name(), file.state().wireName());
        }
        return dropped;
    }

    private void deleteStills(MediaFile file) {
        try {
            store.delete(ConversionFolders.stills(file.id()));
        } catch (IOException e) {
            log.warn("files not deleted, the next store cleanup deletes them: {}: {}", file.name(), e.toString());
        }
    }

    @Override
    public void finish(String submission) {
        ledger.submissions().forget(submission);
    }

    private static ActionRefused refusal(MediaFile file, String what) {
        return new ActionRefused(file.name() + " is " + what + ": cancel it, or wait until it is settled");
    }
}
