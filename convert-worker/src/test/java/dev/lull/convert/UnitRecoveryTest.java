package dev.lull.convert;

import static dev.lull.convert.testing.OneConversion.task;
import static dev.lull.convert.testing.SomeSettings.encoding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Failure;
import dev.lull.common.store.LocalSourceFiles;
import dev.lull.common.store.SourceRoots;
import dev.lull.common.task.MediaEvent;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitStep;
import dev.lull.convert.analysis.Examination;
import dev.lull.convert.analysis.IndexMemory;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.SourceCache;
import dev.lull.convert.analysis.SourceIdentity;
import dev.lull.convert.analysis.SourceLimits;
import dev.lull.convert.analysis.StoredAnalyses;
import dev.lull.convert.job.ConversionJob;
import dev.lull.convert.job.JobDispatch;
import dev.lull.convert.plan.PlanStep;
import dev.lull.convert.plan.Planner;
import dev.lull.convert.testing.OneConversion;
import dev.lull.convert.testing.SomeMedia;
import dev.lull.convert.testing.SomePlans;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitRecoveryTest {

    private static final MediaAnalysis ORIGINAL = SomeMedia.toEncode(30);
    private static final Unit UNIT = Unit.segment(1);

    private OneConversion world;
    private SourceCache sources;
    private UnitRecovery recovery;

    @BeforeEach
    void prepare(@TempDir Path folder) throws IOException {
        world = new OneConversion(folder, ORIGINAL);
        sources = new SourceCache(
                new LocalSourceFiles(SourceRoots.EVERYWHERE),
                new Examination(world.analyzer, new SourceLimits(2_000_000, Duration.ofMinutes(10))),
                new StoredAnalyses(world.store, new IndexMemory(1 << 20)),
                new IndexMemory(1 << 20));
        MediaJournal journal = new MediaJournal(world.ledger.media(), world.queue.publisher(), "worker-1", world.clock);
        JobDispatch dispatch = new JobDispatch(world.ledger, world.queue.publisher(), journal, "worker-1", world.clock);
        Planner planner = new Planner(encoding("medium", 23, 128, 0), 8, 10);
        PlanStep planStep = new PlanStep(world.ledger.conversions(), sources, planner);
        recovery = new UnitRecovery(world.ledger.conversions(), planStep, dispatch, world.untilAvailable, world.meters);
    }

    @Test
    void aFailedUnitIsPendingAndToldWithItsReason() throws Exception {
        world.plan(SomePlans.segmented());
        recovery.failed(world.job(), world.claim(UNIT, "worker-1"), new Failure.Transient("was killed"));

        assertThat(world.conversion().units().get(UNIT)).isInstanceOf(UnitState.Pending.class);
        assertThat(world.queue.events())
                .extracting(MediaEvent::step, MediaEvent::reason)
                .containsExactly(tuple(UnitStep.FAILED, "was killed"));
    }

    @Test
    void aFailureUnderALostClaimIsNotTold() throws Exception {
        world.plan(SomePlans.segmented());
        recovery.failed(world.job(), lostClaim(), new Failure.Transient("was killed"));

        assertThat(world.queue.events()).isEmpty();
        assertThat(world.conversion().retryCount()).isZero();
    }

    @Test
    void aStoppedWorkerLeavesTheUnitOfALostClaimAlone() {
        world.plan(SomePlans.segmented());
        Claim lost = lostClaim();
        recovery.stopped(lost);

        assertThat(world.conversion().units().get(UNIT)).isInstanceOf(UnitState.Running.class);
    }

    @Test
    void aWorkerThatStopsWithoutALedgerLeavesTheUnitToExpire() {
        world.plan(SomePlans.segmented());
        Claim claim = world.claim(UNIT, "worker-1");
        world.ledger.disconnect();
        recovery.stopped(claim);

        world.ledger.reconnect();
        assertThat(world.conversion().units().get(UNIT)).isInstanceOf(UnitState.Running.class);
    }

    @Test
    void aFailureIsNotLostBecauseTheLedgerIsAway() throws Exception {
        world.plan(SomePlans.segmented());
        Claim claim = world.claim(UNIT, "worker-1");
        ConversionJob job = world.job();
        world.disconnectFor(3);
        recovery.failed(job, claim, new Failure.Transient("was killed"));

        assertThat(world.conversion().retryCount()).isEqualTo(1);
    }

    @Test
    void fallingBackIsNotLostBecauseTheLedgerIsAway() throws Exception {
        world.plan(SomePlans.segmented());
        Claim claim = world.claim(UNIT, "worker-1");
        ConversionJob job = world.job();
        SourceIdentity source = sources.identify(job.media());
        world.disconnectFor(3);
        recovery.fallBack(job, claim, task(UNIT), source, ORIGINAL, new Failure.Permanent("cannot be cut"));

        assertThat(world.unitTasks()).containsExactly(task(Unit.segment(0)));
    }

    @Test
    void fallingBackPublishesTheUnitsOfTheDearerPlan() throws Exception {
        world.plan(SomePlans.segmented());
        fallBack(world.claim(UNIT, "worker-1"), new Failure.Permanent("cannot be cut"));

        assertThat(world.unitTasks()).containsExactly(task(Unit.segment(0)));
        assertThat(Objects.requireNonNull(world.conversion().plan()).segmented())
                .isFalse();
    }

    @Test
    void fallingBackUnderALostClaimChangesNothing() {
        world.plan(SomePlans.segmented());
        Claim lost = lostClaim();

        assertThatThrownBy(() -> fallBack(lost, new Failure.Permanent("cannot be cut")))
                .isInstanceOf(Failure.OwnershipLost.class)
                .hasMessage("segment:0001 of film.mkv (film) was taken over by another worker");
        assertThat(world.conversion().plan()).isEqualTo(SomePlans.segmented());
        assertThat(world.unitTasks()).isEmpty();
    }

    @Test
    void whatNoPlanCanMakeIsSaidWithTheLastReason() {
        world.plan(SomePlans.whole(ConversionKind.FULL));
        Failure.Permanent why = new Failure.Permanent("no decoder");
        Claim claim = world.claim(Unit.segment(0), "worker-1");

        assertThatThrownBy(() -> fallBack(claim, why)).isSameAs(why);
        assertThat(world.unitTasks()).isEmpty();
    }

    private Claim lostClaim() {
        Claim lost = world.claim(UNIT, "worker-1");
        world.clock.tick(OneConversion.LEASE.plusMillis(1));
        world.claim(UNIT, "worker-2");
        return lost;
    }

    private void fallBack(Claim claim, Failure.Permanent why) throws Exception {
        SourceIdentity source = sources.identify(world.media());
        recovery.fallBack(world.job(), claim, task(claim.unit()), source, ORIGINAL, why);
    }
}
