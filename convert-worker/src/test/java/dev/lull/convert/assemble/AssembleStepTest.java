package dev.lull.convert.assemble;

import static dev.lull.convert.testing.OneConversion.LEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ConversionStatus;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.media.Checksum;
import dev.lull.common.media.Failure;
import dev.lull.common.store.HeldFile;
import dev.lull.common.task.Unit;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.SourceChanged;
import dev.lull.convert.job.ConversionFiles;
import dev.lull.convert.testing.Mp4Bytes;
import dev.lull.convert.testing.OneConversion;
import dev.lull.convert.testing.SomeMedia;
import dev.lull.convert.testing.SomePlans;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssembleStepTest {

    private static final MediaAnalysis ORIGINAL = SomeMedia.toEncode(30);

    private OneConversion world;
    private AssembleStep step;

    @BeforeEach
    void finishAllUnits(@TempDir Path folder) throws IOException {
        world = new OneConversion(folder, ORIGINAL);
        world.plan(SomePlans.segmented());
        world.finish(Unit.AUDIO, Mp4Bytes.ascii("audio"));
        for (int number = 0; number < 3; number++) {
            world.finish(Unit.segment(number), Mp4Bytes.of("high 3.1", "segment " + number));
        }
        Assembly assembly = new Assembly(world.store, world.analyzer);
        step = new AssembleStep(world.ledger.conversions(), world.store, assembly, world.untilAvailable, world.meters);
        world.steps.restart();
    }

    @Test
    void theConversionIsCompletedWithTheChecksumOfItsResult() throws Exception {
        run(world.claim(Unit.ASSEMBLE, "worker-1"));

        assertThat(world.conversion().status()).isEqualTo(ConversionStatus.COMPLETED);
        UnitState.Done result = world.conversion().result().orElseThrow();
        try (HeldFile file = world.files.get(new ConversionFiles(OneConversion.ID).result(result.checksum()))) {
            assertThat(result).isEqualTo(new UnitState.Done(file.path().toFile().length(), Checksum.of(file.path())));
        }
    }

    @Test
    void theResultIsInTheStoreBeforeTheLedgerSaysSo() throws Exception {
        run(world.claim(Unit.ASSEMBLE, "worker-1"));

        assertThat(world.steps.taken()).containsSubsequence("store.put", "conversions.complete");
    }

    @Test
    void aBadResultIsNotStored() {
        world.encoder.spoil("joined", SomeMedia.compatible(25));
        Claim claim = world.claim(Unit.ASSEMBLE, "worker-1");

        assertThatThrownBy(() -> run(claim)).isInstanceOf(Failure.Permanent.class);
        assertThat(world.steps.taken()).doesNotContain("store.put");
        assertThat(world.conversion().status()).isEqualTo(ConversionStatus.IN_PROGRESS);
    }

    @Test
    void aWorkerWhoseClaimWasTakenOverCompletesNothing() {
        Claim stale = world.claim(Unit.ASSEMBLE, "worker-1");
        world.clock.tick(LEASE.plusMillis(1));
        world.claim(Unit.ASSEMBLE, "worker-2");

        assertThatThrownBy(() -> run(stale)).isInstanceOf(Failure.OwnershipLost.class);
        assertThat(world.conversion().status()).isEqualTo(ConversionStatus.IN_PROGRESS);
    }

    @Test
    void aWorkerThatAssemblesLateDoesNotChangeTheResult() throws Exception {
        Claim stale = world.claim(Unit.ASSEMBLE, "worker-1");
        world.clock.tick(LEASE.plusMillis(1));
        run(world.claim(Unit.ASSEMBLE, "worker-2"));
        String before = stored();
        world.encoder.encodeDifferently("joined");

        assertThatThrownBy(() -> run(stale)).isInstanceOf(Failure.OwnershipLost.class);

        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void aLedgerThatIsAwayAfterwardsIsWaitedForWithTheResultInTheStore() throws Exception {
        world.encoder.meanwhile("joined", () -> world.disconnectFor(3));

        run(world.claim(Unit.ASSEMBLE, "worker-1"));

        assertThat(world.conversion().status()).isEqualTo(ConversionStatus.COMPLETED);
        assertThat(world.encoder.made()).containsExactly("joined");
    }

    @Test
    void theUnitsStayUntilTheConversionHasEnded() throws Exception {
        run(world.claim(Unit.ASSEMBLE, "worker-1"));

        assertThat(world.hasWorkFiles()).isTrue();
    }

    /** The checksum of what is under the key that the ledger leads to. */
    private String stored() throws IOException, InterruptedException {
        String checksum = world.conversion().result().orElseThrow().checksum();
        try (HeldFile file = world.files.get(new ConversionFiles(OneConversion.ID).result(checksum))) {
            return Checksum.of(file.path());
        }
    }

    private void run(Claim claim) throws SourceChanged, BadUnit, Failure, InterruptedException {
        step.run(world.job(), claim, world.tools(), world.source, ORIGINAL, process -> {});
    }
}
