package dev.lull.coordinator.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Loss;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.task.HistoryEntry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoryMetersTest {

    private static final Instant BEGUN = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration TOOK = Duration.ofMinutes(3);
    private static final Loss LOSS = new Loss("subtitle (hdmv_pgs_subtitle, eng)", "MP4 cannot hold it");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final HistoryMeters meters = new HistoryMeters(registry);

    @Test
    void aConvertedFileThatArrivedIsCountedWithItsBytesLossesAndTime() {
        meters.recorded(film(MediaState.UPLOADED, BEGUN, BEGUN.plus(TOOK)));

        assertThat(count("lull.media.settled", "outcome", "uploaded")).isEqualTo(1);
        assertThat(count("lull.original", "kind", "video")).isEqualTo(1000);
        assertThat(count("lull.uploaded", "kind", "video")).isEqualTo(400);
        assertThat(count("lull.losses", "kind", "subtitles")).isEqualTo(1);
        assertThat(count("lull.conversions", "outcome", "completed")).isEqualTo(1);
        assertThat(registry.get("lull.conversion.duration")
                        .tag("plan", "full")
                        .timer()
                        .totalTime(TimeUnit.MINUTES))
                .isEqualTo(3);
    }

    @Test
    void aFileWithoutAResultIsAFailedConversion() {
        meters.recorded(film(MediaState.QUARANTINED, BEGUN, null));

        assertThat(count("lull.conversions", "outcome", "failed")).isEqualTo(1);
        assertThat(count("lull.original", "kind", "video")).isZero();
    }

    @Test
    void aResultThatDidNotArriveIsNeitherAFailedConversionNorACompletedOne() {
        meters.recorded(film(MediaState.QUARANTINED, BEGUN, BEGUN.plus(TOOK)));

        assertThat(count("lull.media.settled", "outcome", "quarantined")).isEqualTo(1);
        assertThat(count("lull.conversions", "outcome", "failed")).isZero();
        assertThat(count("lull.conversions", "outcome", "completed")).isZero();
    }

    @Test
    void aFilmThatWasCancelledIsNoFailure() {
        meters.recorded(film(MediaState.CANCELLED, BEGUN, null));

        assertThat(count("lull.conversions", "outcome", "cancelled")).isEqualTo(1);
        assertThat(count("lull.conversions", "outcome", "failed")).isZero();
    }

    private static HistoryEntry film(MediaState state, @Nullable Instant begun, @Nullable Instant converted) {
        return new HistoryEntry(
                "m",
                "s",
                "film.mkv",
                MediaKind.VIDEO,
                state,
                null,
                null,
                1000,
                400,
                ConversionKind.FULL,
                3,
                0,
                List.of(LOSS),
                0.99,
                BEGUN,
                begun,
                converted,
                BEGUN.plus(TOOK));
    }

    /** Over all values of the other labels. */
    private double count(String name, String label, String value) {
        return registry.get(name).tag(label, value).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
