package dev.lull.coordinator.intake;

import dev.lull.common.media.MediaFile;

/** What became of content that was claimed for a file. */
enum OwnerFate {
    UNDER_WAY,
    ARRIVED,
    SKIPPED,
    QUARANTINED,
    /** It will not arrive as that file, which was cancelled, or has other content now. */
    LOST;

    static OwnerFate of(MediaFile owner, String sha256) {
        if (owner.sha256() != null && !owner.sha256().equals(sha256)) {
            return LOST;
        }
        return switch (owner.state()) {
            case SUBMITTED, QUEUED, DEFERRED, CONVERTING, CONVERTED -> UNDER_WAY;
            case UPLOADED -> ARRIVED;
            case SKIPPED -> SKIPPED;
            case QUARANTINED -> QUARANTINED;
            case WAITING, DUPLICATE, CANCELLED, UNPACKING, LOCKED, UNPACKED -> LOST;
        };
    }
}
