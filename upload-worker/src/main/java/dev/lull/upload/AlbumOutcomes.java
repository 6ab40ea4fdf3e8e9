package dev.lull.upload;

import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaFile;
import dev.lull.upload.target.Receipt;
import dev.lull.upload.target.Upload;
import dev.lull.upload.target.UploadTarget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What became of each file of one task. What arrived, and what never will, is written down at once; the other failures
 * are kept, as they are the reason to try the task again.
 */
final class AlbumOutcomes implements UploadTarget.Outcomes {

    private static final Logger log = LoggerFactory.getLogger(AlbumOutcomes.class);

    private final Ending ending;
    private final Map<String, MediaFile> files = new HashMap<>();
    private final List<Failure> remaining = new ArrayList<>();

    AlbumOutcomes(Ending ending) {
        this.ending = ending;
    }

    /** One outcome is to come for this file. */
    void expect(MediaFile file) {
        files.put(file.id(), file);
    }

    @Override
    public void sending(List<Upload> uploads) throws Failure {
        log.debug("sending {}", uploads);
    }

    @Override
    public void arrived(Upload upload, Receipt receipt) {
        ending.uploaded(expected(upload.media()), receipt);
    }

    @Override
    public void failed(Upload upload, Failure failure) {
        failed(expected(upload.media()), failure);
    }

    /** The file did not even get as far as the target. */
    void failed(MediaFile file, Failure failure) {
        if (failure instanceof Failure.Permanent) {
            ending.quarantined(file, failure, 1);
        } else {
            remaining.add(failure);
        }
    }

    /** The one failure to try the task again for; empty when every file is settled. */
    Optional<Failure> remaining() {
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
