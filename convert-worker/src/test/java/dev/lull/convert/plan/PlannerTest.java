package dev.lull.convert.plan;

import static dev.lull.convert.testing.SomeFacts.facts;
import static dev.lull.convert.testing.SomeSettings.encoding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.probe.MediaFacts;
import dev.lull.common.task.Unit;
import dev.lull.convert.analysis.PacketIndex;
import dev.lull.convert.analysis.SourceIdentity;
import dev.lull.convert.analysis.Ticks;
import dev.lull.convert.testing.SomeFacts;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlannerTest {

    private static final EncoderSettings ENCODER = encoding("medium", 23, 128, 0);
    private static final SourceIdentity SOURCE =
            new SourceIdentity("/in/film.mkv", "ab", 1_000_000, Instant.parse("2026-11-22T09:00:00Z"));
    private static final long SECOND = 12_800;
    private static final String MATROSKA = "matroska,webm";

    private final Planner planner = new Planner(ENCODER, 8, 10);

    @ParameterizedTest
    @MethodSource("plans")
    void theCheapestConversionThatIsEnoughIsPlanned(SomeFacts facts, ConversionKind kind, String reason) {
        ConversionPlan plan = planner.plan(SOURCE, facts.build(), film(5, null), "results/a");

        assertThat(plan.kind()).isEqualTo(kind);
        assertThat(plan.reason()).isEqualTo(reason);
        assertThat(plan.units()).containsExactly(Unit.segment(0));
        assertThat(plan.outputPath()).isEqualTo("results/a");
    }

    static Stream<Arguments> plans() {
        return Stream.of(
                Arguments.of(facts(), ConversionKind.NONE, "compatible as it is"),
                Arguments.of(facts().container(MATROSKA), ConversionKind.REMUX, "container matroska"),
                Arguments.of(
                        facts().container(MATROSKA).audio("opus", 2, 48_000),
                        ConversionKind.AUDIO,
                        "opus is not aac or mp3; container matroska"),
                Arguments.of(
                        facts().video("hevc", "Main 10", "yuv420p10le").container(MATROSKA),
                        ConversionKind.VIDEO,
                        "hevc is not h264; pix_fmt yuv420p10le; container matroska"),
                Arguments.of(
                        facts().video("vp9", "0", "yuv420p")
                                .audio("opus", 2, 48_000)
                                .container(MATROSKA),
                        ConversionKind.FULL,
                        "vp9 is not h264; opus is not aac or mp3; container matroska"),
                Arguments.of(facts().transfer("smpte2084"), ConversionKind.VIDEO, "high dynamic range (smpte2084)"),
                Arguments.of(facts().fields("tt"), ConversionKind.VIDEO, "interlaced (tt)"),
                Arguments.of(facts().silent().size(321, 181), ConversionKind.VIDEO, "odd size 321x181"));
    }

    @Test
    void aPictureThatIsEncodedIsCutAtKeyframesAndItsSoundMadeByItself() {
        ConversionPlan plan = planner.plan(SOURCE, encoded().build(), film(60, null), "results/a");

        assertThat(plan.cuts()).containsExactly(0L, 10 * SECOND, 20 * SECOND, 30 * SECOND, 40 * SECOND, 50 * SECOND);
        assertThat(plan.units()).hasSize(7).contains(Unit.AUDIO, Unit.segment(0), Unit.segment(5));
        assertThat(planner.plan(SOURCE, encoded().silent().build(), film(60, null), "results/a")
                        .units())
                .hasSize(6)
                .doesNotContain(Unit.AUDIO);
    }

    @Test
    void whatIsTooShortForTwoSegmentsOrOnlyCopiedStaysWhole() {
        assertThat(planner.plan(SOURCE, encoded().build(), film(14, null), "results/a")
                        .segmented())
                .isFalse();
        assertThat(planner.plan(SOURCE, facts().container(MATROSKA).build(), film(60, null), "results/a")
                        .segmented())
                .isFalse();
    }

    @Test
    void theLastSegmentIsNotATinyOne() {
        assertThat(planner.plan(SOURCE, encoded().build(), film(33, null), "results/a")
                        .cuts())
                .containsExactly(0L, 10 * SECOND, 20 * SECOND);
    }

    @Test
    void aDisorderedPictureStaysWholeAndThePlanSaysWhy() {
        ConversionPlan plan =
                planner.plan(SOURCE, encoded().build(), film(60, "a packet has no timestamp"), "results/a");

        assertThat(plan.segmented()).isFalse();
        assertThat(plan.reason()).endsWith("; in one piece: a packet has no timestamp");
    }

    @Test
    void aPlanHoldsForTheSameSourceWhateverTheSettingsOfTheWorker() {
        ConversionPlan plan = planner.plan(SOURCE, facts().container(MATROSKA).build(), film(5, null), "results/a");

        assertThat(plan.encoding())
                .isEqualTo("profile=web encoder=libx264 preset=medium crf=23 maxrate=0 h264-profile=high"
                        + " h264-level=5.2 audio-bitrate=128 ffmpeg=8");
        assertThat(new Planner(encoding("slow", 24, 96, 4), 9, 20).stillHolds(plan, SOURCE))
                .isTrue();
        SourceIdentity touched = new SourceIdentity(SOURCE.source(), "ab", 1_000_000, Instant.EPOCH);
        assertThat(planner.stillHolds(plan, touched)).isFalse();
    }

    @Test
    void fallingBackGivesUpSegmentsThenWhatWasCopiedThenAll() {
        MediaFacts facts = encoded().build();
        ConversionPlan segments = planner.plan(SOURCE, facts, film(60, null), "results/a");

        ConversionPlan whole = fallBack(segments, facts, "frame 3 is missing").orElseThrow();
        assertThat(whole.segmented()).isFalse();
        assertThat(whole.kind()).isEqualTo(ConversionKind.VIDEO);
        assertThat(whole.reason()).isEqualTo(segments.reason() + "; in segments was not enough: frame 3 is missing");
        assertThat(whole.fingerprint()).isNotEqualTo(segments.fingerprint());
        assertThat(planner.stillHolds(whole, SOURCE)).isTrue();

        ConversionPlan full = fallBack(whole, facts, "no sound").orElseThrow();
        assertThat(full.segmented()).isFalse();
        assertThat(full.kind()).isEqualTo(ConversionKind.FULL);
        assertThat(fallBack(full, facts, "no picture")).isEmpty();
    }

    @Test
    void aPlanToFallBackToIsEncodedAsTheOneBefore() {
        MediaFacts facts = encoded().build();
        ConversionPlan segments = planner.plan(SOURCE, facts, film(60, null), "results/a");

        ConversionPlan whole = new Planner(encoding("slow", 30, 96, 0), 9, 20)
                .fallBack(segments, "a frame is missing", SOURCE, facts, film(60, null))
                .orElseThrow();

        assertThat(whole.encoding()).isEqualTo(segments.encoding().replace("ffmpeg=8", "ffmpeg=9"));
    }

    @Test
    void aRemuxThatFailedIsEncodedInSegments() {
        MediaFacts facts = facts().container(MATROSKA).build();
        ConversionPlan remux = planner.plan(SOURCE, facts, film(60, null), "results/a");

        ConversionPlan full = fallBack(remux, facts, "only 3 of 500 frames").orElseThrow();
        assertThat(full.kind()).isEqualTo(ConversionKind.FULL);
        assertThat(full.segmented()).isTrue();
    }

    private Optional<ConversionPlan> fallBack(ConversionPlan failed, MediaFacts facts, String why) {
        return planner.fallBack(failed, why, SOURCE, facts, film(60, null));
    }

    private static SomeFacts encoded() {
        return facts().video("hevc", "Main 10", "yuv420p10le").container(MATROSKA);
    }

    /** A frame and a keyframe each second. */
    private static PacketIndex film(int seconds, @Nullable String disorder) {
        long[] times =
                LongStream.range(0, seconds).map(second -> second * SECOND).toArray();
        return new PacketIndex(Ticks.of(times), Ticks.of(times), disorder);
    }
}
