package dev.lull.coordinator.intake;

import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.probe.Sniffed;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way from being noted to being decided upon.
 *
 * @param verdict what becomes of it; null while that is open, and when the ledger had decided before
 * @param sniffed what its first bytes say; null when that is of no interest
 * @param digest what was read; null when it was not read
 * @param growing what says that it is still being written, in which case nothing else is decided; null when nothing
 *     does
 * @param sidecarOf id of the file whose sidecar it is; null for what is none
 * @param sidecarContent what a sidecar claims its content by; null until it does
 */
record Reading(
        MediaFile file,
        @Nullable StateChange verdict,
        @Nullable Sniffed sniffed,
        @Nullable FileDigest digest,
        @Nullable String growing,
        @Nullable String sidecarOf,
        @Nullable String sidecarContent) {

    static Reading settled(MediaFile file) {
        return new Reading(file, null, null, null, null, null, null);
    }

    static Reading of(MediaFile file, @Nullable String sidecarOf) {
        return new Reading(file, null, null, null, null, sidecarOf, null);
    }

    /** Whether it is to be read. */
    boolean isUnread() {
        return file.state() == MediaState.SUBMITTED && verdict == null && digest == null && growing == null;
    }

    /** Whether it was read, and what becomes of it is open. */
    boolean isUndecided() {
        return verdict == null && digest != null;
    }

    Reading decided(StateChange change) {
        return new Reading(file, change, sniffed, digest, null, sidecarOf, sidecarContent);
    }

    /** It is to be read again later, from the beginning. */
    Reading growing(String sign) {
        return new Reading(file, null, null, null, sign, sidecarOf, null);
    }

    /** As it was before it was read. */
    Reading unread() {
        return Reading.of(file, sidecarOf);
    }

    Reading read(Sniffed beginning, FileDigest whole) {
        return new Reading(file, verdict, beginning, whole, null, sidecarOf, sidecarContent);
    }

    Reading sidecar(String of, String content) {
        return new Reading(file, verdict, sniffed, digest, growing, of, content);
    }

    Reading noSidecar() {
        return new Reading(file, verdict, sniffed, digest, growing, null, null);
    }

    Reading now(MediaFile changed) {
        return new Reading(changed, verdict, sniffed, digest, growing, sidecarOf, sidecarContent);
    }

    String content(FileDigest read) {
        return sidecarContent == null ? read.sha256() : sidecarContent;
    }

    /** The change, with what is known of the file by now. */
    StateChange learnt(StateChange change) {
        StateChange learnt = change;
        if (digest != null) {
            learnt = learnt.with(MediaField.SIZE, digest.size())
                    .with(MediaField.SHA256, digest.sha256())
                    .with(MediaField.MODIFIED, digest.modified());
        }
        if (sidecarOf != null) {
            learnt = learnt.with(MediaField.SIDECAR_OF, sidecarOf);
        }
        return sidecarContent == null ? learnt : learnt.with(MediaField.SIDECAR_CONTENT, sidecarContent);
    }
}
