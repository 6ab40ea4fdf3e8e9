package dev.lull.convert.analysis;

import dev.lull.common.media.Failure;
import java.util.Locale;

/** Whether a source holds what it declares; ffmpeg converts the first half of a file as readily as the whole. */
public final class TruncationCheck {

    /** Headers round, and audio may end a little before the video. */
    private static final double TOLERATED_SECONDS = 1;

    /** Containers without an index only estimate their duration from the bit rate. */
    private static final double TOLERATED_SHARE = 0.05;

    private TruncationCheck() {}

    /**
     * Checks that the packets reach the duration that the container declares.
     *
     * @throws Failure.Permanent when they do not: {@code ends at 12.0 s of 20.0 s declared}
     */
    public static void check(MediaAnalysis source) throws Failure.Permanent {
        if (source.facts().mainVideo().isEmpty()) {
            throw new Failure.Permanent("there is no moving picture in it");
        }
        if (source.facts().refusal().isPresent()) {
            throw new Failure.Permanent(source.facts().refusal().get());
        }
        if (source.video().filter(video -> video.packets() > 0).isEmpty()) {
            throw new Failure.Permanent("there is not one whole frame in it");
        }
        double declared = source.facts().duration();
        // some writers count the time before a late start as duration
        double reached = Math.max(source.length(), source.end());
        double missing = declared - reached;
        if (missing > Math.max(TOLERATED_SECONDS, declared * TOLERATED_SHARE)) {
            throw new Failure.Permanent(
                    String.format(Locale.ROOT, "ends at %.1f s of %.1f s declared", reached, declared));
        }
    }
}
