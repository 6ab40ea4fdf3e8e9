package dev.lull.coordinator.action;

import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.ledger.Submission;
import dev.lull.common.ledger.TransitionResult;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.store.ConversionFolders;
import dev.lull.common.store.MediaStore;
import dev.lull.coordinator.dispatch.NextTask;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a settled file on its way again: it is looked at as if it were new, as it may have been replaced meanwhile.
 * Only a converted file whose upload failed goes straight to its next upload. A conversion that failed goes on from its
 * finished units, if the plan still holds.
 */
public final class Retry implements FileAction {

    private static final Logger log = LoggerFactory.getLogger(Retry.class);

    private final Ledger ledger;
    private final MediaJournal journal;
    private final TaskPublisher publisher;
    private final MediaStore store;
    private final Consumer<MediaFile> secondIntake;
    private final String target;
    private final Clock clock;

    /**
     * Makes the request.
     *
     * @param secondIntake takes files in, in the background
     * @param target where files of submissions go whose state has expired
     */
    public Retry(
            Ledger ledger,
            MediaJournal journal,
            TaskPublisher publisher,
            MediaStore store,
            Consumer<MediaFile> secondIntake,
            String target,
            Clock clock) {
        this.ledger = ledger;
        this.journal = journal;
        this.publisher = publisher;
        this.store = store;
        this.secondIntake = secondIntake;
        this.target = target;
        this.clock = clock;
    }

    /** Files that are no media stay so; they are tried again only when they are named themselves. */
    @Override
    public boolean concerns(MediaFile file) {
        return file.state() == MediaState.QUARANTINED || file.state() == MediaState.CANCELLED;
    }

    @Override
    public boolean apply(MediaFile file) throws ActionRefused {
        if (!file.state().settled()) {
            return false;
        }
        if (file.state() == MediaState.UPLOADED) {
            throw refusal(file);
        }
        return takeBack(file, onlyTheUploadFailed(file) ? MediaState.CONVERTED : MediaState.SUBMITTED);
    }

    /**
     * The same for a file that arrived, as the target does not have it any more.
     *
     * @throws ActionRefused when it is not uploaded
     */
    public boolean sendAgain(MediaFile file) throws ActionRefused {
        return takeBack(file, MediaState.SUBMITTED);
    }

    private boolean takeBack(MediaFile file, MediaState to) throws ActionRefused {
        if (to.retriedFrom().contains(file.state())) {
            // both first: on its way again, the file must meet neither a submission nor a conversion that has ended
            reopenSubmission(file);
            if (to == MediaState.SUBMITTED) {
                ledger.conversions().reopen(file.id());
            }
        }
        TransitionResult transitionResult = journal.retry(file, to);
        MediaFile now = ledger.media().find(file.id()).orElse(file);
        if (transitionResult == TransitionResult.REFUSED && now.state().settled()) {
            throw refusal(now);
        }
        if (now.state() == MediaState.SUBMITTED) {
            secondIntake.accept(now);
        } else {
            NextTask.of(now, ledger.conversions(), 1).ifPresent(publisher::publish);
        }
        if (transitionResult == TransitionResult.DONE) {
            log.info("retrying file: {}, it was {}", file.name(), file.state().wireName());
        }
        return transitionResult == TransitionResult.DONE;
    }

    private boolean onlyTheUploadFailed(MediaFile file) {
        if (file.state() != MediaState.QUARANTINED || file.sha256() == null) {
            return false;
        }
        boolean converted = ledger.conversions()
                .find(file.id())
                .flatMap(Conversion::result)
                .filter(result -> stored(ConversionFolders.result(file.id(), result.checksum())))
                .isPresent();
        return converted && ownsItsContent(file, file.sha256());
    }

    private boolean stored(String key) {
        try {
            return store.exists(key);
        } catch (IOException e) {
            return false;
        }
    }

    /** The same content may have come in again since. */
    private boolean ownsItsContent(MediaFile file, String sha256) {
        String its = ledger.submissions()
                .find(file.submission())
                .map(Submission::target)
                .orElse(target);
        return ledger.media().claimContent(sha256, its, file.id()).equals(file.id());
    }

    private void reopenSubmission(MediaFile file) {
        String id = file.submission();
        if (!ledger.submissions().reopen(id)) {
            ledger.submissions().open(id, List.of(file.source()), target, clock.instant());
            ledger.media().register(file.id(), id, file.source(), file.name(), clock.instant());
            ledger.submissions().dispatched(id, clock.instant());
        }
    }

    private static ActionRefused refusal(MediaFile file) {
        return new ActionRefused(
                file.state() == MediaState.UPLOADED
                        ? file.name() + " is already uploaded"
                        : file.name() + " is " + file.state().wireName() + ": there is nothing to try again");
    }
}
