package dev.lull.coordinator.intake;

import dev.lull.common.ledger.MediaLedger;
import dev.lull.common.media.Checksum;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.probe.SidecarNames;
import java.util.Objects;
import java.util.Optional;

/** Sidecars, which are uploaded when the file that they belong to has arrived, and beside it. */
final class Sidecars {

    private final MediaLedger media;

    Sidecars(MediaLedger media) {
        this.media = media;
    }

    /**
     * What makes a sidecar the same as another: its content, and that of the file it belongs to, which has one owner.
     *
     * @param file what it was found beside; empty is returned when that was not taken in
     */
    Optional<String> content(FileDigest sidecar, String file) {
        return media.find(file)
                .map(known -> Objects.requireNonNullElse(known.owner(), known.id()))
                .map(first -> Checksum.of(sidecar.sha256() + " sidecar of " + first));
    }

    /** Has the sidecar told of when its file is settled; returns the change of its state, which comes after that. */
    StateChange follow(MediaFile sidecar, String file) {
        media.addDuplicate(file, sidecar.id());
        return StateChange.to(MediaState.QUEUED)
                .with(MediaField.KIND, MediaKind.OTHER.wireName())
                .with(MediaField.CONTENT_TYPE, SidecarNames.contentType(sidecar.name()))
                .because("sidecar of "
                        + media.find(file).map(MediaFile::name).orElse("a file that is forgotten")
                        + ": it follows that file");
    }
}
