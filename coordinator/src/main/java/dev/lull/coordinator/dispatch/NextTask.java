package dev.lull.coordinator.dispatch;

import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaKind;
import dev.lull.common.task.Task;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import java.util.List;
import java.util.Optional;

/** The record that takes one file a step on, from where it is. */
public final class NextTask {

    private NextTask() {}

    /** Empty when the file is settled, or has not been read yet, or the conversion it needs has not been opened. */
    public static Optional<Task> of(MediaFile file, ConversionLedger conversions, int attempt) {
        return switch (file.state()) {
            case QUEUED -> Optional.of(upload(file, priority(file), attempt));
            case DEFERRED, CONVERTING ->
                conversions.find(file.id()).map(conversion -> conversion.task(file.submission(), attempt));
            case CONVERTED -> Optional.of(upload(file, UploadPriority.CONVERTED, attempt));
            case SUBMITTED,
                    UNPACKING,
                    LOCKED,
                    UNPACKED,
                    WAITING,
                    UPLOADED,
                    DUPLICATE,
                    SKIPPED,
                    QUARANTINED,
                    CANCELLED -> Optional.empty();
        };
    }

    /** Sidecars come last, and do not keep the gate shut while they wait for the files they belong to. */
    private static UploadPriority priority(MediaFile file) {
        if (file.sidecarOf() != null) {
            return UploadPriority.CONVERTED;
        }
        return file.kind() == MediaKind.IMAGE ? UploadPriority.IMAGES : UploadPriority.VIDEOS;
    }

    private static UploadTask upload(MediaFile file, UploadPriority priority, int attempt) {
        return new UploadTask(priority, file.submission(), List.of(file.id()), attempt);
    }
}
