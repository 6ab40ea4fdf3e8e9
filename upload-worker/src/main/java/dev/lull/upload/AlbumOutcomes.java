package dev.lull.upload;

import dev.lull.common.lifecycle.Unavailable;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaFile;
import dev.lull.upload.targets.Receipt;
import dev.lull.upload.targets.Upload;
import dev.lull.upload.targets.UploadTarget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of each file of one task. What arrived, and what never will, is written immediately; the other failures
 * are kept, as they are the reason to try the task again.
 */
final class AlbumOutcomes implements UploadTarget.Outcomes {

    private final UploadCompletion uploadCompletion;
    private final InFlightSends inFlightSends;
    private final boolean hold;
    private final Map<String, MediaFile> files = new HashMap<>();
    private final List<MediaFile> sent = new ArrayList<>();
    private final List<Failure> remaining = new ArrayList<>();
    private @Nullable Unavailable outage;

    /**
     * None so far.
     *
     * @param hold whether what may have arrived is kept for a person, instead of being sent again
     */
    AlbumOutcomes(UploadCompletion uploadCompletion, InFlightSends inFlightSends, boolean hold) {
        this.uploadCompletion = uploadCompletion;
        this.inFlightSends = inFlightSends;
        this.hold = hold;
    }

    /** One outcome is to come for this file. */
    void expect(MediaFile file) {
        files.put(file.id(), file);
    }

    @Override
    public void sending(List<Upload> uploads) throws Failure {
        List<MediaFile> begun = new ArrayList<>();
        try {
            for (Upload upload : uploads) {
                MediaFile file = expected(upload.media());
                inFlightSends.begin(file);
                begun.add(file);
            }
            sent.addAll(begun);
        } catch (Failure refused) {
            begun.forEach(inFlightSends::notArrived);
            throw refused;
        }
    }

    /** Where the target cannot be asked again, an outage of the ledger must not keep us from hearing of the others. */
    @Override
    public void arrived(Map<Upload, Receipt> receipts) {
        Map<MediaFile, Receipt> arrived = new LinkedHashMap<>();
        receipts.forEach((upload, receipt) -> arrived.put(expected(upload.media()), receipt));
        arrived.forEach(inFlightSends::arrived);
        try {
            uploadCompletion.uploaded(arrived);
            arrived.keySet().forEach(inFlightSends::settled);
        } catch (Unavailable e) {
            arrived.keySet().forEach(file -> keep(file, e));
        }
    }

    @Override
    public void failed(Upload upload, Failure failure) {
        MediaFile file = expected(upload.media());
        int lastSend = inFlightSends.number(file);
        try {
            inFlightSends.notArrived(file);
            failed(file, failure, lastSend);
        } catch (Unavailable e) {
            keep(file, e);
        }
    }

    /** The file did not reach the target. */
    void failed(MediaFile file, Failure failure) {
        failed(file, failure, inFlightSends.number(file));
    }

    private void failed(MediaFile file, Failure failure, int lastSend) {
        if (failure instanceof Failure.Permanent) {
            uploadCompletion.quarantined(file, failure, 1, lastSend);
        } else if (failure instanceof Failure.UnknownOutcome && hold) {
            Failure held = new Failure.Permanent(
                    "it may have arrived: " + failure.reason() + "; look there, and retry it if it is missing");
            uploadCompletion.quarantined(file, held, 1, lastSend);
        } else if (failure instanceof Failure.UnknownOutcome) {
            remaining.add(new Failure.Transient("it may have arrived and is sent again: " + failure.reason()));
        } else {
            remaining.add(failure);
        }
    }

    private void keep(MediaFile file, Unavailable e) {
        if (!inFlightSends.has(file)) {
            throw e;
        }
        outage = e;
    }

    /** No more outcomes will be told; what was sent and has none stays unknown. */
    void end() {
        inFlightSends.abandon(sent);
    }

    /** Says so when the target takes nothing, whatever the file. */
    Optional<Failure.TargetUnavailable> targetUnavailable() {
        return remaining.stream()
                .filter(Failure.TargetUnavailable.class::isInstance)
                .map(Failure.TargetUnavailable.class::cast)
                .findFirst();
    }

    /** The one failure to try the task again for; empty when every file is settled. */
    Optional<Failure> remaining() {
        if (outage != null) {
            throw outage;
        }
        Optional<Failure> wait = remaining.stream()
                .filter(Failure.RateLimited.class::isInstance)
                .max(Comparator.comparing(failure -> ((Failure.RateLimited) failure).waitFor()));
        Optional<Failure> other = remaining.stream()
                .filter(failure -> !(failure instanceof Failure.Transient))
                .findFirst();
        return wait.or(() -> other).or(this::everyReason);
    }

    /** One failure is thrown as it is, with its cause; of several every different reason is named. */
    private Optional<Failure> everyReason() {
        if (remaining.size() <= 1) {
            return remaining.stream().findFirst();
        }
        return Optional.of(new Failure.Transient(
                remaining.stream().map(Failure::reason).distinct().collect(Collectors.joining("; "))));
    }

    private MediaFile expected(String media) {
        MediaFile file = files.get(media);
        if (file == null) {
            throw new IllegalStateException("an outcome for " + media + ", which was not uploaded");
        }
        return file;
    }
}
