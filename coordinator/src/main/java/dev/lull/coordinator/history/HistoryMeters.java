package dev.lull.coordinator.history;

import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.LossKind;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.task.HistoryEntry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Counts files by how they ended, once that stands in the history. It is written by one coordinator at a time, so the
 * sum over all coordinators is the truth of the whole.
 */
final class HistoryMeters {

    private static final Duration[] BUCKETS = Stream.of(10, 30, 60, 300, 900, 3_600, 14_400, 43_200, 86_400, 604_800)
            .map(Duration::ofSeconds)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;

    /** With all its series at zero, so that the first of a kind is seen as an increase. */
    HistoryMeters(MeterRegistry registry) {
        this.registry = registry;
        for (MediaKind kind : MediaKind.values()) {
            Stream.of(MediaState.values()).filter(MediaState::settled).forEach(outcome -> settled(kind, outcome));
            originalBytes(kind);
            uploadedBytes(kind);
        }
        for (ConversionKind plan : ConversionKind.values()) {
            Stream.of(ConversionOutcome.values()).forEach(outcome -> conversions(plan, outcome));
            duration(plan);
        }
        Stream.of(LossKind.values()).forEach(this::losses);
    }

    /** This end stands in the history. */
    void recorded(HistoryEntry entry) {
        settled(entry.kind(), entry.state()).increment();
        if (entry.state() == MediaState.UPLOADED) {
            originalBytes(entry.kind()).increment((double) entry.size());
            uploadedBytes(entry.kind()).increment((double) entry.resultSize());
            entry.lost().forEach(loss -> losses(LossKind.of(loss)).increment());
        }
        ConversionKind plan = entry.plan();
        if (plan != null) {
            ConversionOutcome.of(entry)
                    .ifPresent(outcome -> conversions(plan, outcome).increment());
            took(entry, plan);
        }
    }

    private void took(HistoryEntry entry, ConversionKind plan) {
        if (entry.state() == MediaState.UPLOADED && entry.begunAt() != null && entry.convertedAt() != null) {
            Duration time = Duration.between(entry.begunAt(), entry.convertedAt());
            duration(plan).record(time.isNegative() ? Duration.ZERO : time);
        }
    }

    private Counter settled(MediaKind kind, MediaState outcome) {
        return Counter.builder("lull.media.settled")
                .description("Files that ended")
                .tag("kind", label(kind))
                .tag("outcome", outcome.wireName())
                .register(registry);
    }

    private Counter originalBytes(MediaKind kind) {
        return Counter.builder("lull.original")
                .baseUnit("bytes")
                .description("Bytes of the originals of what was uploaded")
                .tag("kind", label(kind))
                .register(registry);
    }

    private Counter uploadedBytes(MediaKind kind) {
        return Counter.builder("lull.uploaded")
                .baseUnit("bytes")
                .description("Bytes that arrived at the target")
                .tag("kind", label(kind))
                .register(registry);
    }

    private Counter conversions(ConversionKind plan, ConversionOutcome outcome) {
        return Counter.builder("lull.conversions")
                .description("Conversions that ended")
                .tag("plan", plan.wireName())
                .tag("outcome", label(outcome))
                .register(registry);
    }

    private Timer duration(ConversionKind plan) {
        return Timer.builder("lull.conversion.duration")
                .description("From the first plan to the verified result, waits at the gate included")
                .serviceLevelObjectives(BUCKETS)
                .tag("plan", plan.wireName())
                .register(registry);
    }

    private Counter losses(LossKind kind) {
        return Counter.builder("lull.losses")
                .description("Things of originals that their uploaded results do not hold")
                .tag("kind", kind.wireName())
                .register(registry);
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
