package dev.lull.upload;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.ledger.TransitionResult;
import dev.lull.common.ledger.WaitingCopies;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.original.SourceDisposal;
import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.store.ConversionFolders;
import dev.lull.common.store.MediaStore;
import dev.lull.common.task.DeadLetter;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import dev.lull.upload.targets.Receipt;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a file's journey: it arrived, or it is quarantined with its original untouched. May be done again. */
final class UploadCompletion {

    private static final Logger log = LoggerFactory.getLogger(UploadCompletion.class);

    private final Ledger ledger;
    private final MediaJournal journal;
    private final WaitingCopies waitingCopies;
    private final TaskPublisher publisher;
    private final MediaStore store;
    private final SourceDisposal sourceDisposal;
    private final String worker;
    private final Clock clock;

    UploadCompletion(
            Ledger ledger,
            TaskPublisher publisher,
            MediaStore store,
            SourceDisposal sourceDisposal,
            String worker,
            Clock clock) {
        this.ledger = ledger;
        this.journal = new MediaJournal(ledger.media(), publisher, worker, clock);
        this.waitingCopies = new WaitingCopies(ledger, journal, clock);
        this.publisher = publisher;
        this.store = store;
        this.sourceDisposal = sourceDisposal;
        this.worker = worker;
        this.clock = clock;
    }

    void uploaded(MediaFile file, Receipt receipt) {
        uploaded(Map.of(file, receipt));
    }

    /** These files arrived: they are recorded, and told of, together. */
    void uploaded(Map<MediaFile, Receipt> receipts) {
        Map<MediaFile, StateChange> changes = new LinkedHashMap<>();
        receipts.forEach((file, receipt) -> changes.put(file, withOriginal(file, arrived(file, receipt))));
        Map<String, TransitionResult> results = journal.moveAll(changes);
        receipts.forEach((file, receipt) -> log(file, receipt, results.get(file.id())));
        follow(receipts.keySet());
    }

    /** Why it was taken, such as by its name alone, is to be read afterwards as well. */
    private StateChange arrived(MediaFile file, Receipt receipt) {
        StateChange arrived = StateChange.to(MediaState.UPLOADED)
                .with(MediaField.RESULT, receipt.location())
                .with(MediaField.UPLOADED_AT, clock.instant());
        return file.reason() == null ? arrived : arrived.because(file.reason());
    }

    private static void log(MediaFile file, Receipt receipt, @Nullable TransitionResult result) {
        if (result == TransitionResult.REFUSED) {
            log.info("uploaded, but no longer wanted: {}: {}", file.name(), receipt.location());
        } else if (receipt.alreadyThere()) {
            log.info("already at the target: {}: {}", file.name(), receipt.location());
        } else {
            log.info("uploaded: {}: {}", file.name(), receipt.location());
        }
    }

    /**
     * What was replaced is not remembered as what it replaced, and is not removed: it may be what was not converted.
     */
    private StateChange withOriginal(MediaFile file, StateChange arrived) {
        return ReplacedOriginal.of(file)
                .map(now -> {
                    log.warn("original replaced after it was submitted: {}", file.source());
                    ledger.media().noteOriginal(file.id(), "kept: it was replaced after it was submitted");
                    return arrived.with(MediaField.SHA256, now)
                            .because("its original was replaced by other content after it was submitted");
                })
                .orElse(arrived);
    }

    /** Does again what follows the end of a file that the ledger knows of: a crash may have come between. */
    void settledBefore(MediaFile file) {
        if (file.state() == MediaState.UPLOADED) {
            journal.move(file, StateChange.to(MediaState.UPLOADED));
            follow(List.of(file));
        } else if (file.state() == MediaState.QUARANTINED) {
            String reason = Objects.requireNonNullElse(file.reason(), "");
            journal.move(file, StateChange.to(MediaState.QUARANTINED).because(reason));
            ledger.media().releaseContent(file);
            sourceDisposal.release(file.id());
        }
    }

    /**
     * Ends the file's journey without a receipt, unless another worker went on with it. Its content may be submitted
     * again, as it never arrived.
     *
     * @param tries how often its upload was tried
     * @param lastSend number of its last send known to this worker
     */
    void quarantined(MediaFile file, Failure failure, int tries, int lastSend) {
        if (ledger.media()
                .find(file.id())
                .filter(stored -> stored.state().awaitsUpload())
                .isEmpty()) {
            log.info("upload failed, another worker settled the file: {}: {}", file.name(), failure.reason());
            return;
        }
        log.warn("upload failed, file quarantined: {}: {}", file.name(), failure.reason());
        UploadTask alone = new UploadTask(priority(file), file.submission(), List.of(file.id()), 1);
        publisher.publish(new DeadLetter(
                alone.topic().topicName(),
                alone.key(),
                alone.toString(),
                failure.reason(),
                worker,
                tries,
                clock.instant()));
        TransitionResult transitionResult = journal.move(
                file,
                StateChange.to(MediaState.QUARANTINED).because(failure.reason()).with(MediaField.ATTEMPTS, tries),
                lastSend);
        if (transitionResult != TransitionResult.REFUSED) {
            ledger.media().releaseContent(file);
            sourceDisposal.release(file.id());
        }
    }

    private static UploadPriority priority(MediaFile file) {
        if (file.state() == MediaState.CONVERTED || file.sidecarOf() != null) {
            return UploadPriority.CONVERTED;
        }
        return switch (file.kind()) {
            case IMAGE -> UploadPriority.IMAGES;
            case VIDEO, ARCHIVE, OTHER -> UploadPriority.VIDEOS;
        };
    }

    /** Copies that wait for the files are told; what is not needed any more goes. */
    private void follow(Collection<MediaFile> files) {
        List<String> ids = files.stream().map(MediaFile::id).toList();
        waitingCopies.ownersArrived(ledger.media().findAll(ids).stream()
                .filter(now -> now.state() == MediaState.UPLOADED)
                .toList());
        files.forEach(this::clean);
        ids.forEach(sourceDisposal::release);
    }

    /** The converted file has done its service in the store. */
    private void clean(MediaFile file) {
        if (file.convertedAt() == null) {
            return;
        }
        try {
            store.delete(ConversionFolders.results(file.id()));
        } catch (IOException e) {
            log.warn("converted file not deleted from the store: {}: {}", file.name(), e.toString());
        }
    }
}
