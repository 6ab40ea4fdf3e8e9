package dev.lull.coordinator.intake;

import dev.lull.common.ledger.MediaLedger;
import dev.lull.common.media.Checksum;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.probe.SidecarNames;
import java.util.Optional;

/** Sidecars, which are uploaded when the file that they belong to has arrived, and beside it. */
final class Sidecars {

    private final MediaLedger media;
    private final String target;

    Sidecars(MediaLedger media, String target) {
        this.media = media;
        this.target = target;
    }

    /** Id of the file that owns the content of this one; empty when this one is not known, as it was not taken in. */
    Optional<String> owner(String file) {
        return media.find(file).map(this::first);
    }

    private String first(MediaFile file) {
        return file.state() == MediaState.DUPLICATE && file.sha256() != null
                ? media.claimContent(file.sha256(), target, file.id())
                : file.id();
    }

    /** What makes a sidecar the same as another: its content, and the file it belongs to. */
    static String content(FileDigest sidecar, String owner) {
        return Checksum.of(sidecar.sha256() + " sidecar of " + owner);
    }

    /** Has the sidecar told of when its owner arrives; returns the change of its state, which comes after that. */
    StateChange follow(MediaFile sidecar, String owner) {
        Optional<MediaFile> known = media.find(owner);
        known.ifPresent(file -> media.addDuplicate(owner, sidecar.id()));
        return StateChange.to(MediaState.QUEUED)
                .with(MediaField.KIND, MediaKind.OTHER.wireName())
                .with(MediaField.CONTENT_TYPE, SidecarNames.contentType(sidecar.name()))
                .with(MediaField.SIDECAR_OF, owner)
                .because(known.map(file -> "sidecar of " + file.name() + ": it follows that file")
                        .orElse("sidecar of a file that arrived before"));
    }
}
