package dev.lull.common.original;

import dev.lull.common.ledger.MediaLedger;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which sidecar of a file did not arrive.
 *
 * @param settled false while one of them is on its way
 * @param missing the name of one that did not arrive; null for none
 */
record SidecarLoss(boolean settled, @Nullable String missing) {

    static final SidecarLoss NONE = new SidecarLoss(true, null);

    static SidecarLoss of(MediaFile file, MediaLedger media) {
        SidecarLoss loss = NONE;
        for (String id : media.duplicates(file.id())) {
            Optional<MediaFile> follower = media.find(id);
            if (follower.isEmpty() || onItsWay(follower.get(), file)) {
                return new SidecarLoss(false, null);
            }
            if (file.id().equals(follower.get().sidecarOf()) && !arrived(follower.get())) {
                loss = new SidecarLoss(true, follower.get().name());
            }
        }
        return loss;
    }

    /** What is not read yet does not tell what it is; it is asked about again when it is settled. */
    private static boolean onItsWay(MediaFile follower, MediaFile file) {
        boolean copy = file.id().equals(follower.owner());
        return !copy && !follower.state().settled();
    }

    private static boolean arrived(MediaFile sidecar) {
        return sidecar.state() == MediaState.UPLOADED || sidecar.state() == MediaState.DUPLICATE;
    }

    Optional<String> reason() {
        return Optional.ofNullable(missing).map(name -> "its sidecar " + name + " did not arrive");
    }
}
