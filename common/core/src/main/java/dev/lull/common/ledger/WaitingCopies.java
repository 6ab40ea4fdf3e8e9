package dev.lull.common.ledger;

import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Files that wait for their owner: another file, on its way, with the same content. */
public final class WaitingCopies {

    private final Ledger ledger;
    private final MediaJournal journal;
    private final Clock clock;

    public WaitingCopies(Ledger ledger, MediaJournal journal, Clock clock) {
        this.ledger = ledger;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * These owners are uploaded: their contents have arrived, and what waits for them are duplicates. May be done
     * again.
     */
    public void ownersArrived(List<MediaFile> owners) {
        ledger.media().contentsArrived(owners);
        Map<String, List<String>> followers =
                ledger.media().duplicatesOf(owners.stream().map(MediaFile::id).toList());
        for (MediaFile owner : owners) {
            List<String> its = followers.get(owner.id());
            if (its != null) {
                ledger.media().findAll(its).stream()
                        .filter(copy -> waits(copy, owner.id()) && Objects.equals(owner.sha256(), copy.sha256()))
                        .forEach(copy -> settle(copy, duplicateOf(owner)));
            }
        }
    }

    private static boolean waits(MediaFile copy, String owner) {
        return copy.state() == MediaState.WAITING && owner.equals(copy.owner());
    }

    /** Those that wait for this file, in no order. */
    public static List<MediaFile> of(String owner, MediaLedger media) {
        return media.findAll(media.duplicates(owner)).stream()
                .filter(copy -> waits(copy, owner))
                .toList();
    }

    /** Settles a copy, and its submission if that was the last. */
    public void settle(MediaFile copy, StateChange change) {
        journal.move(copy, change);
        ledger.submissions().settleIfDone(copy.submission(), clock.instant());
    }

    /** What becomes of a copy of a file that is uploaded. */
    public static StateChange duplicateOf(MediaFile uploaded) {
        return StateChange.to(MediaState.DUPLICATE)
                .with(MediaField.OWNER, uploaded.id())
                .with(MediaField.KIND, uploaded.kind().wireName())
                .because("same content as " + uploaded.name() + " (" + uploaded.id() + "), which was uploaded as "
                        + uploaded.result());
    }
}
