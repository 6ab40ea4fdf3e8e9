package dev.lull.coordinator.live;

import dev.lull.common.ledger.HistoryTotals;
import dev.lull.common.ledger.MediaCounts;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.task.Topic;
import dev.lull.coordinator.live.LanesView.LaneView;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Makes {@link LanesView} of what the ledger counts. */
final class Lanes {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration LEAST = Duration.ofSeconds(10);
    private static final double TENTHS = 10;

    private final Watched images = new Watched();
    private final Watched videos = new Watched();
    private final Watched converted = new Watched();

    /** @param today the sums of the day so far */
    LanesView of(Instant now, MediaCounts counts, HistoryTotals today, WorkInHand inHand) {
        return new LanesView(
                lane(
                        images.seen(now, today.uploadedAsIs(MediaKind.IMAGE)),
                        counts.queued(MediaKind.IMAGE),
                        inHand.files(Topic.UPLOAD_IMAGES),
                        today.quarantinedAsIs(MediaKind.IMAGE)),
                lane(
                        videos.seen(now, today.uploadedAsIs(MediaKind.VIDEO)),
                        counts.queued(MediaKind.VIDEO),
                        inHand.files(Topic.UPLOAD_VIDEOS),
                        today.quarantinedAsIs(MediaKind.VIDEO)),
                lane(
                        converted.seen(now, today.converted()),
                        counts.in(MediaState.CONVERTED),
                        inHand.files(Topic.UPLOAD_CONVERTED),
                        today.failed()));
    }

    /** What workers told is some seconds old, so it may be of files that are through by now. */
    private static LaneView lane(Arrivals arrivals, long onTheWay, @Nullable Long held, long failed) {
        Long inFlight = held == null ? null : Math.min(held, onTheWay);
        return new LaneView(
                inFlight == null ? onTheWay : onTheWay - inFlight,
                inFlight,
                arrivals.today(),
                failed,
                arrivals.perMinute());
    }

    /** Those of a lane. */
    private record Arrivals(long today, @Nullable Double perMinute) {}

    private static final class Watched {

        private final RateMeter meter = new RateMeter(WINDOW, LEAST);

        Arrivals seen(Instant now, long today) {
            meter.see(now, (double) today);
            OptionalDouble perSecond = meter.perSecond();
            return new Arrivals(
                    today, perSecond.isEmpty() ? null : Math.round(perSecond.getAsDouble() * 60 * TENTHS) / TENTHS);
        }
    }
}
