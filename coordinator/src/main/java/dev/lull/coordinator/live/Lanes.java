package dev.lull.coordinator.live;

import dev.lull.common.ledger.HistoryTotals;
import dev.lull.common.ledger.MediaCounts;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
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

    private final RateMeter images = new RateMeter(WINDOW, LEAST);
    private final RateMeter videos = new RateMeter(WINDOW, LEAST);
    private final RateMeter converted = new RateMeter(WINDOW, LEAST);

    /** @param today the sums of the day so far */
    LanesView of(Instant now, MediaCounts counts, HistoryTotals today) {
        return new LanesView(
                lane(now, images, counts.queued(MediaKind.IMAGE), asIs(today, MediaKind.IMAGE)),
                lane(now, videos, counts.queued(MediaKind.VIDEO), asIs(today, MediaKind.VIDEO)),
                lane(now, converted, counts.in(MediaState.CONVERTED), new Ended(today.converted(), today.failed())));
    }

    private record Ended(long done, long failed) {}

    private static Ended asIs(HistoryTotals today, MediaKind kind) {
        return new Ended(
                today.uploadedAsIs().getOrDefault(kind, 0L),
                today.quarantinedAsIs().getOrDefault(kind, 0L));
    }

    private static LaneView lane(Instant now, RateMeter meter, long waiting, Ended ended) {
        meter.see(now, (double) ended.done());
        return new LaneView(waiting, null, ended.done(), ended.failed(), perMinute(meter.perSecond()));
    }

    private static @Nullable Double perMinute(OptionalDouble perSecond) {
        return perSecond.isEmpty() ? null : Math.round(perSecond.getAsDouble() * 60 * TENTHS) / TENTHS;
    }
}
