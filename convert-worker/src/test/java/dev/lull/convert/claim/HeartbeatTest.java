package dev.lull.convert.claim;

import static dev.lull.convert.testing.OneConversion.ID;
import static dev.lull.convert.testing.OneConversion.LEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ClaimResult;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.media.Failure;
import dev.lull.common.task.Unit;
import dev.lull.convert.testing.FakeFfmpeg;
import dev.lull.convert.testing.OneConversion;
import dev.lull.convert.testing.SomeMedia;
import dev.lull.convert.testing.SomePlans;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeartbeatTest {

    private static final Unit UNIT = Unit.segment(0);

    private final ManualTimer timer = new ManualTimer();
    private OneConversion world;
    private Heartbeats heartbeats;
    private Claim claim;

    @BeforeEach
    void claimAUnit(@TempDir Path folder) throws IOException {
        world = new OneConversion(folder, SomeMedia.toEncode(30));
        world.plan(SomePlans.segmented());
        heartbeats = new Heartbeats(world.ledger.conversions(), LEASE, Duration.ofSeconds(10), world.clock, timer);
        claim = world.claim(UNIT, "worker-1");
    }

    @AfterEach
    void closeThem() {
        heartbeats.close();
    }

    @Test
    void itBeatsThreeTimesInALease() {
        heartbeats.begin(claim);
        assertThat(timer.interval()).isEqualTo(LEASE.dividedBy(3));
    }

    @Test
    void aClaimOutlivesItsLeaseWhileItBeats() {
        heartbeats.begin(claim);
        for (int beat = 0; beat < 9; beat++) {
            world.clock.tick(timer.interval());
            timer.beat();
        }
        assertThat(claimedBy("worker-2")).isInstanceOf(ClaimResult.Held.class);
    }

    @Test
    void aClaimWhoseWorkIsOverIsRenewedNoMore() {
        heartbeats.begin(claim).close();
        timer.beat();

        assertThat(timer.running()).isZero();
        world.clock.tick(LEASE.plusMillis(1));
        assertThat(claimedBy("worker-2")).isInstanceOf(ClaimResult.Granted.class);
    }

    @Test
    void theFfmpegOfALostClaimIsKilled() {
        Heartbeat heartbeat = heartbeats.begin(claim);
        takeOver();
        timer.beat();

        assertThatThrownBy(() -> heartbeat.check(new FakeFfmpeg()))
                .isInstanceOf(Failure.OwnershipLost.class)
                .hasMessage("segment:0000 of film is with another worker now");
    }

    @Test
    void aLostClaimIsNotTakenBack() {
        heartbeats.begin(claim);
        takeOver();
        timer.beat();

        assertThat(world.conversion().units().get(UNIT))
                .isInstanceOfSatisfying(
                        UnitState.Running.class,
                        running -> assertThat(running.worker()).isEqualTo("worker-2"));
        assertThat(timer.running()).as("and it beats no more").isZero();
    }

    @Test
    void theProgressOfTheFfmpegIsSaved() throws Exception {
        Heartbeat heartbeat = heartbeats.begin(claim);
        heartbeat.expect(10);
        heartbeat.check(new FakeFfmpeg().at(5));
        timer.beat();

        assertThat(world.conversion().progress()).as("half of one unit in four").isEqualTo(12.5);
    }

    @Test
    void moreOutputThanExpectedIsNotMoreThanAll() throws Exception {
        Heartbeat heartbeat = heartbeats.begin(claim);
        heartbeat.expect(10);
        heartbeat.check(new FakeFfmpeg().at(50));
        timer.beat();

        assertThat(world.conversion().progress()).isEqualTo(25);
    }

    @Test
    void ofAUnitOfUnknownLengthNoProgressIsSaved() throws Exception {
        Heartbeat heartbeat = heartbeats.begin(claim);
        heartbeat.check(new FakeFfmpeg().at(5));
        timer.beat();

        assertThat(world.conversion().progress()).isZero();
    }

    @Test
    void aLedgerThatIsAwayCostsNoClaim() {
        Heartbeat heartbeat = heartbeats.begin(claim);
        world.ledger.disconnect();
        timer.beat();
        timer.beat();
        world.ledger.reconnect();
        timer.beat();

        assertThatCode(() -> heartbeat.check(new FakeFfmpeg())).doesNotThrowAnyException();
        assertThat(timer.running()).isEqualTo(1);
    }

    @Test
    void oneClaimLostIsNotAnothersLoss() {
        Heartbeat other = heartbeats.begin(world.claim(Unit.AUDIO, "worker-1"));
        heartbeats.begin(claim);
        world.clock.tick(timer.interval());
        world.ledger.conversions().release(claim);
        timer.beat();

        assertThatCode(() -> other.check(new FakeFfmpeg())).doesNotThrowAnyException();
        assertThat(timer.running()).isEqualTo(1);
    }

    private void takeOver() {
        world.clock.tick(LEASE.plusMillis(1));
        assertThat(claimedBy("worker-2")).isInstanceOf(ClaimResult.Granted.class);
    }

    private ClaimResult claimedBy(String worker) {
        return world.ledger.conversions().claim(ID, UNIT, worker, LEASE);
    }
}
