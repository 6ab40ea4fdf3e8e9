package dev.lull.upload;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaFile;
import dev.lull.common.queue.TaskHandler;
import dev.lull.common.task.UploadTask;
import dev.lull.upload.targets.Upload;
import dev.lull.upload.targets.UploadTarget;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the files of a task to the target. Each file is settled by itself, so that a task that comes again finds only
 * those that are still to be uploaded.
 */
final class UploadHandler implements TaskHandler<UploadTask> {

    private static final Logger log = LoggerFactory.getLogger(UploadHandler.class);

    private final Ledger ledger;
    private final UploadSource source;
    private final UploadTarget target;
    private final UploadCompletion uploadCompletion;
    private final InFlightSends inFlightSends;
    private final TargetCircuitBreaker watch;
    private final UploadPolicy policy;
    private final UploadSteps steps;
    private final Clock clock;

    UploadHandler(
            Ledger ledger,
            UploadSource source,
            UploadTarget target,
            UploadCompletion uploadCompletion,
            InFlightSends inFlightSends,
            TargetCircuitBreaker watch,
            UploadPolicy policy,
            UploadSteps steps,
            Clock clock) {
        this.ledger = ledger;
        this.source = source;
        this.target = target;
        this.uploadCompletion = uploadCompletion;
        this.inFlightSends = inFlightSends;
        this.watch = watch;
        this.policy = policy;
        this.steps = steps;
        this.clock = clock;
    }

    @Override
    public void handle(UploadTask task) throws Failure, InterruptedException {
        try (HeldFiles held = new HeldFiles()) {
            handle(task, held);
        }
    }

    private void handle(UploadTask task, HeldFiles held) throws Failure, InterruptedException {
        AlbumOutcomes outcomes = new AlbumOutcomes(uploadCompletion, inFlightSends, policy.hold());
        Captions captions = new Captions(task, ledger.submissions());
        List<Upload> album = new ArrayList<>();
        List<MediaFile> known = known(task);
        if (known.isEmpty()) {
            throw new Failure.NotInLedger("none of its files is in the ledger: " + task.media());
        }
        for (MediaFile file : known) {
            if (maySend(file, outcomes) && !source.awaitsOwner(file)) {
                try {
                    Upload upload = source.of(file, held);
                    album.add(upload.captioned(captions.of(file, upload.name())));
                    outcomes.expect(file);
                } catch (Failure failure) {
                    steps.failed(file, task, failure);
                    outcomes.failed(file, failure);
                }
            }
        }
        if (!album.isEmpty()) {
            watch.check();
            try (UploadSteps.Outcomes told = steps.begin(task, album, outcomes)) {
                target.upload(album, told);
            } finally {
                outcomes.end();
            }
        }
        outcomes.targetUnavailable().ifPresent(watch::unavailable);
        Optional<Failure> again = outcomes.remaining();
        ledger.submissions().settleIfDone(task.submission(), clock.instant());
        if (again.isPresent()) {
            throw again.get();
        }
    }

    /**
     * Whether the file is to be brought to the target now; what is settled, or known, is brought to its end instead.
     */
    private boolean maySend(MediaFile file, AlbumOutcomes outcomes) {
        if (!file.state().awaitsUpload()) {
            uploadCompletion.settledBefore(file);
            return false;
        }
        try {
            return inFlightSends.isClear(file);
        } catch (Failure.UnknownOutcome unknown) {
            if (policy.hold()) {
                outcomes.failed(file, unknown);
                return false;
            }
            log.warn("file may have arrived, sending it again: {}: {}", file.name(), unknown.reason());
            return true;
        } catch (Failure wait) {
            outcomes.failed(file, wait);
            return false;
        }
    }

    @Override
    public void giveUp(UploadTask task, Failure failure) {
        for (MediaFile file : known(task)) {
            if (file.state().awaitsUpload()) {
                uploadCompletion.quarantined(file, failure, policy.tries(), inFlightSends.number(file));
            }
        }
        ledger.submissions().settleIfDone(task.submission(), clock.instant());
    }

    private List<MediaFile> known(UploadTask task) {
        List<MediaFile> files = ledger.media().findAll(task.media());
        Set<String> missing = new LinkedHashSet<>(task.media());
        files.forEach(file -> missing.remove(file.id()));
        missing.forEach(media -> log.warn("file is not in the ledger, nothing to upload: {}", media));
        return files;
    }
}
