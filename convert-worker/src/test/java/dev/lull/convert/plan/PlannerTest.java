package dev.lull.convert.plan;

import static dev.lull.convert.testing.SomeFacts.facts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Failure;
import dev.lull.common.task.Unit;
import dev.lull.convert.testing.SomeFacts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlannerTest {

    private static final EncoderSettings ENCODER = new EncoderSettings("medium", 23, 128, 0);
    private static final SourceIdentity SOURCE =
            new SourceIdentity(Path.of("/in/film.mkv"), "ab", 1_000_000, Instant.parse("2026-11-22T09:00:00Z"));
    private static final String MATROSKA = "matroska,webm";

    private final Planner planner = new Planner(ENCODER, 8);

    @ParameterizedTest
    @MethodSource("plans")
    void theCheapestConversionThatIsEnoughIsPlanned(SomeFacts facts, ConversionKind kind, String reason)
            throws Exception {
        ConversionPlan plan = planner.plan(SOURCE, facts.build(), "results/a.mp4");

        assertThat(plan.kind()).isEqualTo(kind);
        assertThat(plan.reason()).isEqualTo(reason);
        assertThat(plan.units()).containsExactly(Unit.segment(0));
        assertThat(plan.outputPath()).isEqualTo("results/a.mp4");
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

    @ParameterizedTest
    @MethodSource("refusals")
    void whatCannotBeConvertedIsRefusedWithTheReason(SomeFacts facts, String reason) {
        assertThatThrownBy(() -> planner.plan(SOURCE, facts.build(), "results/a.mp4"))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage(reason);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(facts().withoutPicture(), "there is no moving picture in it"),
                Arguments.of(facts().truncated("file breaks off at byte 7"), "file breaks off at byte 7"),
                Arguments.of(facts().size(65_535, 65_535), "cannot convert a picture of 65535x65535"),
                Arguments.of(facts().size(0, 0), "cannot convert a picture of 0x0"),
                Arguments.of(facts().lasting(360_000), "claims to be 100 hours long"));
    }

    @Test
    void aPlanHoldsForTheSameSourceSettingsAndFfmpegOnly() throws Exception {
        ConversionPlan plan = planner.plan(SOURCE, facts().container(MATROSKA).build(), "results/a.mp4");

        assertThat(new Planner(ENCODER, 8).stillHolds(plan, SOURCE)).isTrue();
        assertThat(new Planner(new EncoderSettings("medium", 23, 128, 4), 8).stillHolds(plan, SOURCE))
                .as("threads change the speed only")
                .isTrue();

        assertThat(new Planner(ENCODER, 9).stillHolds(plan, SOURCE)).isFalse();
        assertThat(new Planner(new EncoderSettings("medium", 24, 128, 0), 8).stillHolds(plan, SOURCE))
                .isFalse();
        SourceIdentity touched = new SourceIdentity(SOURCE.file(), "ab", 1_000_000, Instant.EPOCH);
        assertThat(planner.stillHolds(plan, touched)).isFalse();
    }

    @Test
    void fallingBackMakesAnotherPlan() throws Exception {
        ConversionPlan remux = planner.plan(SOURCE, facts().container(MATROSKA).build(), "results/a.mp4");
        ConversionPlan full = planner.full(SOURCE, "remux was not enough", "results/a.mp4");

        assertThat(full.kind()).isEqualTo(ConversionKind.FULL);
        assertThat(full.fingerprint()).isNotEqualTo(remux.fingerprint());
    }
}
