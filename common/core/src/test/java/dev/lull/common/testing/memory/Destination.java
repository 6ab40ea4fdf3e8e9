package dev.lull.common.testing.memory;

import dev.lull.common.ledger.SendBudget.Pause;
import dev.lull.common.ledger.SendLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was sent to one destination within the last minute, and whether it is paused. */
final class Destination {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final List<Batch> sent = new ArrayList<>();
    private Instant pausedUntil = Instant.MIN;
    private String reason = "";

    private record Batch(Instant at, int items) {}

    Duration reserve(int items, SendLimits limits, Instant now) {
        if (pausedUntil.isAfter(now)) {
            return Duration.between(now, pausedUntil);
        }
        sent.removeIf(batch -> !batch.at().isAfter(now.minus(MINUTE)));
        Instant perSecond = free(items, limits.perSecond(), SECOND, now);
        Instant perMinute = free(items, limits.perMinute(), MINUTE, now);
        Instant free = perSecond.isAfter(perMinute) ? perSecond : perMinute;
        if (!free.isAfter(now)) {
            sent.add(new Batch(now, items));
        }
        return Duration.between(now, free);
    }

    /** When the items fit below the limit of this window. */
    private Instant free(int items, int limit, Duration window, Instant now) {
        List<Batch> recent = sent.stream()
                .filter(batch -> batch.at().isAfter(now.minus(window)))
                .toList();
        int used = recent.stream().mapToInt(Batch::items).sum();
        Instant free = now;
        for (Batch batch : recent) {
            if (used > 0 && used + items > limit) {
                used -= batch.items();
                free = batch.at().plus(window);
            }
        }
        return free;
    }

    void pause(Duration wait, String why, Instant now) {
        Instant until = now.plusMillis(wait.toMillis());
        if (until.isAfter(pausedUntil)) {
            pausedUntil = until;
            reason = why;
        }
    }

    Optional<Pause> pause(Instant now) {
        return pausedUntil.isAfter(now)
                ? Optional.of(new Pause(Duration.between(now, pausedUntil), reason))
                : Optional.empty();
    }
}
