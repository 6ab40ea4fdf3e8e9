package dev.lull.coordinator.intake;

import static java.util.Objects.requireNonNull;

import dev.lull.common.ledger.ContentClaim;
import dev.lull.common.ledger.MediaLedger;
import dev.lull.common.ledger.Submission;
import dev.lull.common.ledger.WaitingCopies;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Content that is at the target, or on its way there, as another file. An owner that did neither (it failed, was
 * cancelled or skipped, or its record is gone) is followed by the next file with the same content.
 */
final class Duplicates {

    private final MediaLedger media;
    private final String target;
    private final @Nullable String again;

    private Duplicates(MediaLedger media, String target, @Nullable String again) {
        this.media = media;
        this.target = target;
        this.again = again;
    }

    Duplicates(MediaLedger media, String target) {
        this(media, target, null);
    }

    /** For the files of this submission: if it is to be sent again, what arrived with another one does not count. */
    static Duplicates of(MediaLedger media, Submission submission) {
        return new Duplicates(media, submission.target(), submission.again() ? submission.id() : null);
    }

    /**
     * Content that is another file's.
     *
     * @param change says whose it is
     */
    record Duplicate(String owner, StateChange change) {}

    /**
     * Claims the contents of these files, which have been read, in their order.
     *
     * @return the ids of those whose content another file owns
     */
    Set<String> claimAll(List<Reading> readings) {
        List<ContentClaim> claims = new ArrayList<>();
        for (Reading reading : readings) {
            String content = reading.content(requireNonNull(reading.digest()));
            claims.add(new ContentClaim(content, target, reading.file().id()));
        }
        List<String> owners = media.claimAll(claims);
        Set<String> others = new HashSet<>();
        for (int i = 0; i < claims.size(); i++) {
            if (!owners.get(i).equals(claims.get(i).media())) {
                others.add(claims.get(i).media());
            }
        }
        return others;
    }

    /**
     * Claims the content for this file; if another file owns it, that is noted there.
     *
     * @param key what the index of content knows it by; its checksum, but for sidecars
     */
    Optional<Duplicate> claim(MediaFile file, FileDigest digest, String key) {
        String owner = media.claimContent(key, target, file.id());
        while (!owner.equals(file.id())) {
            Optional<StateChange> change = change(owner, digest.sha256(), key);
            if (change.isPresent()) {
                media.addDuplicate(owner, file.id());
                return Optional.of(new Duplicate(owner, change.get()));
            }
            owner = media.takeOverContent(key, target, file.id(), owner);
        }
        return Optional.empty();
    }

    /** Empty when this content neither has arrived nor will arrive as that file. */
    private Optional<StateChange> change(String owner, String sha256, String key) {
        Optional<MediaFile> first = media.find(owner);
        if (first.isEmpty()) {
            return again == null && media.hasArrived(key, owner)
                    ? Optional.of(StateChange.to(MediaState.DUPLICATE)
                            .with(MediaField.OWNER, owner)
                            .because("same content as a file that was uploaded before (" + owner + ")"))
                    : Optional.empty();
        }
        return switch (OwnerFate.of(first.get(), sha256)) {
            case UNDER_WAY -> Optional.of(waitFor(first.get()));
            case ARRIVED ->
                again == null || again.equals(first.get().submission())
                        ? Optional.of(WaitingCopies.duplicateOf(first.get()))
                        : Optional.empty();
            case SKIPPED, QUARANTINED, LOST -> Optional.empty();
        };
    }

    private static StateChange waitFor(MediaFile owner) {
        return StateChange.to(MediaState.WAITING)
                .with(MediaField.OWNER, owner.id())
                .because("same content as " + owner.name() + " (" + owner.id() + "), which is on its way");
    }
}
