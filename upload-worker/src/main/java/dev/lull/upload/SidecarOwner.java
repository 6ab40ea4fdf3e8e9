package dev.lull.upload;

import dev.lull.common.ledger.MediaLedger;
import dev.lull.common.media.CaptureTime;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.probe.SidecarNames;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The file that a sidecar belongs to: whether it arrived decides whether the sidecar goes, and its name where. */
final class SidecarOwner {

    private final MediaLedger media;

    SidecarOwner(MediaLedger media) {
        this.media = media;
    }

    /** Whether this is a sidecar whose file is still on its way; it is published again when that has arrived. */
    boolean awaited(MediaFile file) {
        return owner(file).filter(owner -> !owner.state().settled()).isPresent();
    }

    /**
     * The name below the target; the file's own for what is no sidecar, and where its owner is not known any more.
     *
     * @throws Failure.Permanent when the file that a sidecar belongs to did not arrive
     */
    String name(MediaFile file) throws Failure.Permanent {
        Optional<MediaFile> found = owner(file);
        if (found.isEmpty()) {
            return file.name();
        }
        MediaFile owner = found.get();
        if (owner.state() != MediaState.UPLOADED && owner.state() != MediaState.DUPLICATE) {
            throw new Failure.Permanent("a sidecar without its file: " + owner.name() + " is "
                    + owner.state().wireName());
        }
        Optional<MediaFile> arrived = arrived(owner);
        String result = arrived.map(MediaFile::result).orElse(null);
        if (result == null || result.startsWith("telegram:")) {
            return file.name();
        }
        return folder(arrived.get().name()) + SidecarNames.beside(last(file.name()), last(owner.name()), last(result));
    }

    /** As what the content of the owner arrived, which may be another file with the same content. */
    private Optional<MediaFile> arrived(MediaFile owner) {
        return owner.state() == MediaState.DUPLICATE
                ? Optional.ofNullable(owner.owner()).flatMap(media::find)
                : Optional.of(owner);
    }

    /** When the file that a sidecar belongs to was last changed, by which targets may sort; empty for what is none. */
    Optional<Instant> modified(MediaFile file) {
        return owner(file).map(MediaFile::modified);
    }

    /** When it was taken, or the file that a sidecar belongs to. */
    @Nullable
    CaptureTime captured(MediaFile file) {
        return owner(file).orElse(file).capture().at();
    }

    private Optional<MediaFile> owner(MediaFile file) {
        return file.sidecarOf() == null ? Optional.empty() : media.find(file.sidecarOf());
    }

    private static String folder(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
