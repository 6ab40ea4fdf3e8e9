package dev.lull.coordinator.intake;

import dev.lull.common.ledger.MediaLedger;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import java.util.Optional;

/** Content that was accepted before, for the same target. */
final class Duplicates {

    private final MediaLedger media;
    private final String target;

    Duplicates(MediaLedger media, String target) {
        this.media = media;
        this.target = target;
    }

    /**
     * Content that is another file's.
     *
     * @param change says whose it is
     */
    record Duplicate(String owner, StateChange change) {}

    /**
     * Claims the content for this file; if another file owns it, that is noted there.
     *
     * @param content its checksum
     */
    Optional<Duplicate> claim(MediaFile file, String content) {
        String owner = media.claimContent(content, target, file.id());
        if (gone(owner)) {
            media.releaseContent(content, owner);
            owner = media.claimContent(content, target, file.id());
        }
        if (owner.equals(file.id())) {
            return Optional.empty();
        }
        media.addDuplicate(owner, file.id());
        return Optional.of(new Duplicate(owner, change(owner)));
    }

    /** The process that cancelled it died before letting go of its content; of sidecars nothing else lets go. */
    private boolean gone(String owner) {
        return media.find(owner)
                .filter(file -> file.state() == MediaState.CANCELLED
                        || (file.state() == MediaState.QUARANTINED && file.sidecarOf() != null))
                .isPresent();
    }

    private StateChange change(String owner) {
        return media.find(owner)
                .map(first -> StateChange.to(MediaState.DUPLICATE)
                        .with(MediaField.KIND, first.kind().wireName())
                        .because("same content as " + first.name() + " (" + owner + "), which " + fate(first)))
                .orElseGet(() -> StateChange.to(MediaState.DUPLICATE)
                        .because("same content as a file that was accepted before (" + owner + ")"));
    }

    private static String fate(MediaFile first) {
        String reason = first.reason() == null ? "" : ": " + first.reason();
        return switch (first.state()) {
            case UPLOADED -> "was uploaded as " + first.result();
            case SKIPPED, CANCELLED -> "was " + first.state().wireName() + reason;
            case QUARANTINED -> "is quarantined" + reason;
            case SUBMITTED, QUEUED, DEFERRED, CONVERTING, CONVERTED, DUPLICATE -> "is on its way";
        };
    }
}
