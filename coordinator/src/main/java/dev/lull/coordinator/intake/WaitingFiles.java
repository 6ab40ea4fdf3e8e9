package dev.lull.coordinator.intake;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.ledger.WaitingCopies;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.original.SourceDisposal;
import dev.lull.common.store.SourceFiles;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets files that wait for another one with the same content follow its fate. Where it failed for its content, so would
 * they. Where it was lost (cancelled, moved, replaced, forgotten), they are submitted again, and the next of them takes
 * its place.
 */
public final class WaitingFiles {

    private static final Logger log = LoggerFactory.getLogger(WaitingFiles.class);

    private final Ledger ledger;
    private final SourceFiles sources;
    private final SourceDisposal sourceDisposal;
    private final WaitingCopies copies;

    public WaitingFiles(
            Ledger ledger, SourceFiles sources, MediaJournal journal, SourceDisposal sourceDisposal, Clock clock) {
        this.ledger = ledger;
        this.sources = sources;
        this.sourceDisposal = sourceDisposal;
        this.copies = new WaitingCopies(ledger, journal, clock);
    }

    /** The file has ended: what waits for it follows. */
    void followAll(MediaFile owner) {
        WaitingCopies.of(owner.id(), ledger.media()).forEach(this::follow);
    }

    /** Returns the waiting file as it now stands: {@link MediaState#SUBMITTED} when it is to be taken in again. */
    public MediaFile follow(MediaFile waiting) {
        fate(waiting).ifPresent(change -> {
            copies.settle(waiting, change);
            if (change.to() == MediaState.SUBMITTED) {
                log.info("file takes the place of another with the same content: {}", waiting.name());
            } else {
                sourceDisposal.release(waiting.id());
            }
        });
        return ledger.media().find(waiting.id()).orElse(waiting);
    }

    /** Empty while the owner is on its way. */
    private Optional<StateChange> fate(MediaFile waiting) {
        String id = String.valueOf(waiting.owner());
        String sha256 = String.valueOf(waiting.sha256());
        Optional<MediaFile> owner = ledger.media().find(id);
        if (owner.isEmpty()) {
            return Optional.of(StateChange.to(
                    ledger.media().hasArrived(String.valueOf(waiting.content()), id)
                            ? MediaState.DUPLICATE
                            : MediaState.SUBMITTED));
        }
        return switch (OwnerFate.of(owner.get(), sha256)) {
            case UNDER_WAY -> Optional.empty();
            case ARRIVED -> Optional.of(WaitingCopies.duplicateOf(owner.get()));
            case SKIPPED, QUARANTINED ->
                // what became of a sidecar lies with the file it was found beside, not with its content
                waiting.sidecarOf() == null ? shared(owner.get()) : Optional.of(StateChange.to(MediaState.SUBMITTED));
            case LOST -> Optional.of(StateChange.to(MediaState.SUBMITTED));
        };
    }

    /** The owner's reason holds for its content as long as its original is what it was. */
    private Optional<StateChange> shared(MediaFile owner) {
        try {
            return Optional.of(unchanged(owner) ? like(owner) : StateChange.to(MediaState.SUBMITTED));
        } catch (IOException unreachable) {
            // it may come back
            return Optional.empty();
        }
    }

    private boolean unchanged(MediaFile owner) throws IOException {
        return sources.stat(owner.source())
                .filter(now -> now.size() == owner.size())
                .filter(now -> owner.modified() == null || now.changed().equals(owner.modified()))
                .isPresent();
    }

    private static StateChange like(MediaFile owner) {
        String reason = owner.reason() == null ? "" : ": " + owner.reason();
        String fate = owner.state() == MediaState.SKIPPED ? "was skipped" : "is quarantined";
        return StateChange.to(owner.state())
                .with(MediaField.KIND, owner.kind().wireName())
                .because("same content as " + owner.name() + " (" + owner.id() + "), which " + fate + reason);
    }
}
