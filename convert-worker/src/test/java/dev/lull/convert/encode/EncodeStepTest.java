package dev.lull.convert.encode;

import static dev.lull.convert.testing.OneConversion.LEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.media.Checksum;
import dev.lull.common.media.Failure;
import dev.lull.common.probe.TargetProfile;
import dev.lull.common.store.HeldFile;
import dev.lull.common.store.Still;
import dev.lull.common.store.Stills;
import dev.lull.common.task.Unit;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.job.ConversionFiles;
import dev.lull.convert.testing.Mp4Bytes;
import dev.lull.convert.testing.OneConversion;
import dev.lull.convert.testing.SomeMedia;
import dev.lull.convert.testing.SomePlans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodeStepTest {

    private static final MediaAnalysis ORIGINAL = SomeMedia.toEncode(30);
    private static final ConversionPlan PLAN = SomePlans.segmented();
    private static final Unit UNIT = Unit.segment(1);

    private OneConversion world;
    private EstimatedSegments estimated;
    private EncodeStep step;

    @BeforeEach
    void prepare(@TempDir Path folder) throws IOException {
        world = new OneConversion(folder, ORIGINAL);
        world.plan(PLAN);
        estimated = new EstimatedSegments(Files.createDirectories(folder.resolve("estimates")));
        step = new EncodeStep(world.ledger.conversions(), world.store, estimated, world.untilAvailable, world.meters);
        world.steps.restart();
    }

    @ParameterizedTest
    @ValueSource(strings = {"audio", "segment:0000", "segment:0002"})
    void aUnitIsInTheStoreByTheChecksumThatTheLedgerHas(String name) throws Exception {
        Unit unit = new Unit(name);
        run(unit, world.claim(unit, "worker-1"));

        UnitState.Done done = done(unit);
        try (HeldFile stored = world.files.get(new ConversionFiles(OneConversion.ID).unit(unit, done.checksum()))) {
            assertThat(Checksum.of(stored.path())).isEqualTo(done.checksum());
            assertThat(stored.path()).hasSize(done.bytes());
        }
    }

    @Test
    void theBytesAreInTheStoreBeforeTheLedgerSaysSo() throws Exception {
        run(UNIT, world.claim(UNIT, "worker-1"));

        assertThat(world.steps.taken()).containsSubsequence("store.put", "conversions.completeUnit");
    }

    @Test
    void aSegmentThatAnEstimateMadeIsVerifiedAndNotMadeAgain() throws Exception {
        Path kept = estimate(UNIT);

        run(UNIT, world.claim(UNIT, "worker-1"));

        assertThat(world.encoder.made()).as("by the estimate").containsExactly("segment 1");
        assertThat(world.files.exists(new ConversionFiles(OneConversion.ID)
                        .unit(UNIT, done(UNIT).checksum())))
                .isTrue();
        assertThat(kept).doesNotExist();
    }

    @Test
    void aSegmentOfAnEstimateThatIsNoGoodIsMadeAgain() throws Exception {
        Path kept = estimate(UNIT);
        byte[] other = Mp4Bytes.of("high 3.1", "another");
        world.analyzer.learn(other, SomeMedia.silent(3));
        Files.write(kept, other);

        run(UNIT, world.claim(UNIT, "worker-1"));

        assertThat(world.encoder.made()).as("by the estimate, and again").containsExactly("segment 1", "segment 1");
        try (HeldFile stored = world.files.get(
                new ConversionFiles(OneConversion.ID).unit(UNIT, done(UNIT).checksum()))) {
            assertThat(stored.path()).binaryContent().isNotEqualTo(other);
        }
    }

    @Test
    void whatAnEstimateMadeOfAnotherSegmentIsLeftThere() throws Exception {
        Path kept = estimate(Unit.segment(2));

        run(UNIT, world.claim(UNIT, "worker-1"));

        assertThat(world.encoder.made()).containsExactly("segment 2", "segment 1");
        assertThat(kept).exists();
    }

    /** @return where it is kept */
    private Path estimate(Unit unit) throws Exception {
        Path made = estimated.folder().resolve("made");
        EncodedUnit.of(PLAN, unit, ORIGINAL, TargetProfile.WEB)
                .make(world.tools().encoder(), world.source, made, process -> {});
        estimated.keep(PLAN, unit, made);
        try (Stream<Path> files = Files.list(estimated.folder())) {
            return files.findFirst().orElseThrow();
        }
    }

    @Test
    void ofSegmentsThatAreLessAndLessAlikeThereArePictures() throws Exception {
        like("segment:0000", 0.97);
        like("segment:0001", 0.99);
        like("segment:0002", 0.92);

        assertThat(stills())
                .extracting(Still::segment, Still::ssim)
                .containsExactlyInAnyOrder(tuple(0, 0.97), tuple(2, 0.92));
        assertThat(stills())
                .allMatch(
                        still -> still.shows(done(Unit.segment(still.segment())).checksum()));
    }

    @Test
    void aPictureSaysWhenItIsShown() throws Exception {
        like("segment:0001", 0.97);

        assertThat(stills()).extracting(Still::at).containsExactly(Duration.ofSeconds(10));
    }

    @Test
    void thePicturesOfAnotherPlanAreNoMeasure() throws Exception {
        like("segment:0000", 0.92);
        ConversionPlan other = new ConversionPlan(
                PLAN.kind(),
                PLAN.units(),
                PLAN.cuts(),
                PLAN.encoding(),
                "another",
                PLAN.reason(),
                PLAN.outputPath(),
                PLAN.content());
        world.ledger.conversions().replan(OneConversion.ID, PLAN.fingerprint(), other);
        like("segment:0000", 0.98);

        assertThat(stills()).extracting(Still::ssim).containsExactly(0.98);
    }

    @Test
    void aUnitOfWhichNoPictureCanBeMadeIsMade() throws Exception {
        world.draws = false;

        like("segment:0001", 0.97);

        assertThat(done(UNIT).ssim()).isEqualTo(0.97);
        assertThat(stills()).isEmpty();
    }

    /** Makes a segment whose frames are so much like their originals. */
    private void like(String unit, double ssim) throws Exception {
        world.alike = ssim;
        run(new Unit(unit), world.claim(new Unit(unit), "worker-1"));
    }

    private List<Still> stills() throws IOException {
        ConversionPlan plan = Objects.requireNonNull(world.conversion().plan());
        return new Stills(world.files, OneConversion.ID, plan.fingerprint()).all();
    }

    @Test
    void whatIsNotWhatItShouldBeIsNeitherStoredNorDone() {
        world.encoder.spoil("segment 1", SomeMedia.silent(3));
        Claim claim = world.claim(UNIT, "worker-1");

        assertThatThrownBy(() -> run(UNIT, claim))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessageContaining("segment 2 of 3");
        assertThat(world.steps.taken()).doesNotContain("store.put", "conversions.completeUnit");
    }

    @Test
    void aWorkerWhoseClaimWasTakenOverDoesNotReplaceWhatTheOtherMade() throws Exception {
        Claim stale = world.claim(UNIT, "worker-1");
        world.clock.tick(LEASE.plusMillis(1));
        run(UNIT, world.claim(UNIT, "worker-2"));
        UnitState.Done before = done(UNIT);
        world.encoder.encodeDifferently("segment 1");

        assertThatThrownBy(() -> run(UNIT, stale))
                .isInstanceOf(Failure.OwnershipLost.class)
                .hasMessage("segment:0001 of film.mkv (film) was finished by another worker");
        assertThat(done(UNIT)).isEqualTo(before);
        assertThat(world.files.exists(new ConversionFiles(OneConversion.ID).unit(UNIT, before.checksum())))
                .isTrue();
    }

    @Test
    void aUnitIsCountedWithItsTimesOnceTheLedgerHasIt() throws Exception {
        world.encoder.meanwhile("segment 1", () -> world.monotonic.add(Duration.ofSeconds(5)));

        run(UNIT, world.claim(UNIT, "worker-1"));

        assertThat(world.numbers
                        .get("lull.unit.duration")
                        .tag("unit", "segment")
                        .timer()
                        .totalTime(TimeUnit.SECONDS))
                .isEqualTo(5);
        assertThat(world.numbers
                        .get("lull.unit.speed.ratio")
                        .tag("unit", "segment")
                        .summary()
                        .mean())
                .as("nine seconds of media in five")
                .isEqualTo(1.8);
        assertThat(lostSeconds()).isZero();
    }

    @Test
    void workThatCameToNothingIsCountedAsLost() throws Exception {
        world.encoder.meanwhile("segment 1", () -> world.monotonic.add(Duration.ofSeconds(5)));
        Claim stale = world.claim(UNIT, "worker-1");
        world.clock.tick(LEASE.plusMillis(1));
        run(UNIT, world.claim(UNIT, "worker-2"));
        world.encoder.encodeDifferently("segment 1");
        world.encoder.meanwhile("segment 1", () -> world.monotonic.add(Duration.ofSeconds(7)));

        assertThatThrownBy(() -> run(UNIT, stale)).isInstanceOf(Failure.OwnershipLost.class);

        assertThat(lostSeconds()).isEqualTo(7);
        assertThat(world.numbers
                        .get("lull.unit.duration")
                        .tag("unit", "segment")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(world.numbers
                        .get("lull.units.remade")
                        .tag("reason", "taken_over")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    private double lostSeconds() {
        return world.numbers
                .get("lull.unit.lost")
                .tag("unit", "segment")
                .counter()
                .count();
    }

    @Test
    void aLedgerThatIsAwayAfterwardsIsWaitedForWithTheUnitInTheStore() throws Exception {
        world.encoder.meanwhile("segment 1", () -> world.disconnectFor(3));

        run(UNIT, world.claim(UNIT, "worker-1"));

        assertThat(world.files.exists(new ConversionFiles(OneConversion.ID)
                        .unit(UNIT, done(UNIT).checksum())))
                .isTrue();
        assertThat(world.encoder.made()).containsExactly("segment 1");
    }

    @Test
    void whoeverTookTheUnitOverWhileTheLedgerWasAwayHasIt() {
        Claim claim = world.claim(UNIT, "worker-1");
        world.encoder.meanwhile("segment 1", () -> {
            world.clock.tick(LEASE.plusMillis(1));
            world.claim(UNIT, "worker-2");
            world.disconnectFor(3);
        });

        assertThatThrownBy(() -> run(UNIT, claim)).isInstanceOf(Failure.OwnershipLost.class);
    }

    @Test
    void aWorkerThatStopsWaitsForNoLedger() {
        Claim claim = world.claim(UNIT, "worker-1");
        world.encoder.meanwhile("segment 1", () -> world.disconnectFor(Integer.MAX_VALUE));
        world.whenAsked(3, Thread.currentThread()::interrupt);

        assertThatThrownBy(() -> run(UNIT, claim)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aFailureOfTheEncoderIsThrownAsItIs() {
        Failure.Transient killed = new Failure.Transient("was killed");
        world.encoder.fail("segment 1", killed);
        Claim claim = world.claim(UNIT, "worker-1");

        assertThatThrownBy(() -> run(UNIT, claim)).isSameAs(killed);
    }

    private UnitState.Done done(Unit unit) {
        return (UnitState.Done)
                Objects.requireNonNull(world.conversion().units().get(unit));
    }

    private void run(Unit unit, Claim claim) throws Failure, InterruptedException {
        step.run(
                world.job(),
                claim,
                EncodedUnit.of(PLAN, unit, ORIGINAL, TargetProfile.WEB),
                world.tools(),
                world.source,
                process -> {});
    }
}
