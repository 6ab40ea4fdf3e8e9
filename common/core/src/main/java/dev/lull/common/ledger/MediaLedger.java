package dev.lull.common.ledger;

import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Every file that was submitted, and where it stands. All methods throw {@link LedgerUnavailable} when unreachable. */
public interface MediaLedger {

    /** Files that are read in one round trip where all of them are wanted. */
    int PAGE = 500;

    /**
     * Notes a file as {@link MediaState#SUBMITTED}, unless it is known already; adds it to its submission.
     *
     * @return the file as it now stands in the ledger
     */
    MediaFile register(String id, String submission, String source, String name, Instant at);

    /**
     * The same for many files in a few round trips; repeating it after it was done in part is harmless.
     *
     * @return the files in the order they were asked for
     */
    default List<MediaFile> registerAll(List<Registration> files) {
        return files.stream()
                .map(file -> register(file.id(), file.submission(), file.source(), file.name(), file.at()))
                .toList();
    }

    Optional<MediaFile> find(String id);

    /** Those of these files that are known and can be read, in their order, in one round trip; the log names others. */
    default List<MediaFile> findAll(List<String> ids) {
        List<MediaFile> found = new ArrayList<>();
        SeparateEntries.forEach(ids, id -> find(id).ifPresent(found::add));
        return found;
    }

    /**
     * Changes a file's state and writes what was learnt, in one step, if the transition table allows it; then brings
     * the submission's counts and the index by state up to date. Repeating the same change repairs what a crash left
     * behind of these, and changes nothing else; so do {@link #inState} of the state it left, and
     * {@link SubmissionLedger#recount}.
     */
    TransitionResult move(String id, StateChange change);

    /**
     * The same for many files in a few round trips: all of the changes first, then the counts and the index. A crash in
     * between leaves some of them moved; repeating it repairs what is missing.
     *
     * @return by id, in the order of the changes
     */
    default Map<String, TransitionResult> moveAll(Map<String, StateChange> changes) {
        Map<String, TransitionResult> results = new LinkedHashMap<>();
        changes.forEach((id, change) -> results.put(id, move(id, change)));
        return results;
    }

    /**
     * The same, but refused when the file was sent again since.
     *
     * @param lastSend number of the last send that the mover knows of; 0 for none
     */
    TransitionResult move(String id, StateChange change, int lastSend);

    /**
     * Moves a settled file back on its way, if {@link MediaState#retriedFrom} allows it: what it ended with is
     * forgotten, and it no longer expires.
     */
    TransitionResult retry(String id, MediaState to);

    /**
     * Asks for leave to publish the upload of a file again. However many ask, it is given once within the quiet time.
     *
     * @param quiet how long the file must have been in this state
     * @return the attempt for the record, from 2; empty when nothing is to be published now
     */
    OptionalInt publishAgain(String id, MediaState state, Duration quiet);

    /**
     * Claims this content for one file: the first to ask owns it.
     *
     * @param target where files go; the same content for another target is not a duplicate
     * @return the id of the owner: {@code media} itself, or the file that was accepted before
     */
    String claimContent(String sha256, String target, String media);

    /** The same for many files in one round trip: claims are made in their order. Returns the owners. */
    default List<String> claimAll(List<ContentClaim> claims) {
        return claims.stream()
                .map(claim -> claimContent(claim.content(), claim.target(), claim.media()))
                .toList();
    }

    /**
     * The same, but content that belongs to {@code former}, which did not arrive, changes hands. Of many that ask at
     * once one gets it.
     */
    String takeOverContent(String sha256, String target, String media, String former);

    /**
     * The content of {@code media}, if it is the owner, is at the target. From now on the owner is remembered longer
     * than its state: until the content was not claimed for the content retention. When the owner claims it again, it
     * is on its way again.
     */
    void contentArrived(String sha256, String media);

    /**
     * The same for these files and what each claimed, in one round trip; for one that was not read there is nothing.
     */
    default void contentsArrived(List<MediaFile> files) {
        for (MediaFile file : files) {
            if (file.content() != null) {
                contentArrived(file.content(), file.id());
            }
        }
    }

    /** Whether {@code media} owns the content and {@link #contentArrived} was said of it. */
    boolean hasArrived(String sha256, String media);

    /** Lets go of the content if {@code media} owns it, so that the same content may be submitted again. */
    void releaseContent(String sha256, String media);

    /** The same for what this file claimed, if it was read. */
    default void releaseContent(MediaFile file) {
        if (file.content() != null) {
            releaseContent(file.content(), file.id());
        }
    }

    /** Notes that a file follows its owner: it has the same content, or is a sidecar of that. */
    void addDuplicate(String owner, String id);

    /** The files with the same content as this one, and the sidecars, in no order. */
    List<String> duplicates(String owner);

    /** The same of many owners in one round trip; those without any are left out. */
    default Map<String, List<String>> duplicatesOf(List<String> owners) {
        Map<String, List<String>> duplicates = new LinkedHashMap<>();
        for (String owner : owners) {
            List<String> its = duplicates(owner);
            if (!its.isEmpty()) {
                duplicates.put(owner, its);
            }
        }
        return duplicates;
    }

    /** Notes what became of the original, unless that is noted already. */
    void noteOriginal(String id, String what);

    /**
     * Drops the record of a settled file, and what it knows of its copies; not its content, and not the file itself.
     *
     * @return false when it is not settled, or not known
     */
    boolean forget(String id);

    /** All files in a state, longest there first; for states that few files are in. */
    default List<MediaFile> allInState(MediaState state) {
        List<MediaFile> all = new ArrayList<>();
        List<MediaFile> page;
        do {
            page = inState(state, all.size(), PAGE);
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }

    /**
     * How many files are in each state. It costs the same however many there are: they are counted by the index, so a
     * move that a crash interrupted counts once that is brought up to date.
     */
    MediaCounts counts();

    /** Files in a state, longest there first. */
    List<MediaFile> inState(MediaState state, int offset, int limit);
}
