package dev.lull.coordinator.live;

import org.jspecify.annotations.Nullable;

/**
 * The three ways to the target.
 *
 * @param images as they are
 * @param videos that are compatible, as they are
 * @param converted films after their conversion
 */
public record LanesView(LaneView images, LaneView videos, LaneView converted) {

    /**
     * Files on one way.
     *
     * @param waiting those no worker holds, of which some may have to be tried again
     * @param inFlight those a worker holds; null where that is not known, and waiting counts them, too
     * @param done those that arrived today, in UTC
     * @param failed those that were quarantined today
     * @param perMinute how many arrived per minute, over the last minute; null until that was watched for some seconds
     */
    public record LaneView(
            long waiting,
            @Nullable Long inFlight,
            long done,
            long failed,
            @Nullable Double perMinute) {}
}
