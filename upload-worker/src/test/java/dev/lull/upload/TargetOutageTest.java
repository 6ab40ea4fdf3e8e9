package dev.lull.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.testing.TickingClock;
import dev.lull.upload.testing.InMemoryTarget;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TargetOutageTest {

    private static final Duration RECHECK = Duration.ofSeconds(10);

    private final TickingClock clock = new TickingClock();
    private final InMemoryTarget target = new InMemoryTarget();
    private final TargetOutage outage = new TargetOutage(target, RECHECK, clock);

    @Test
    void withoutOneAllWorkIsDone() {
        assertThat(outage.mayPoll() && outage.mayStart() && outage.mayKeep()).isTrue();
        assertThatCode(outage::checkHealthy).doesNotThrowAnyException();
    }

    @Test
    void whileItLastsNothingIsTakenBegunOrKept() {
        target.unmount();
        outage.begin("not mounted");

        assertThat(outage.mayPoll() || outage.mayStart() || outage.mayKeep()).isFalse();
        assertThatThrownBy(outage::checkHealthy).hasMessage("not mounted");
    }

    @Test
    void itIsLookedAtOnlyAfterAWhile() {
        outage.begin("not mounted");
        assertThat(outage.mayPoll()).isFalse();

        clock.tick(RECHECK);
        assertThat(outage.mayPoll() && outage.mayStart() && outage.mayKeep()).isTrue();
    }

    @Test
    void aTargetThatIsStillAwayIsLeftAloneForAnotherWhileWithItsReason() {
        target.unmount();
        outage.begin("missing");
        clock.tick(RECHECK);

        assertThat(outage.mayPoll()).isFalse();
        assertThatThrownBy(outage::checkHealthy).hasMessage("the target is not mounted");

        target.reconnect();
        assertThat(outage.mayPoll()).isFalse();
        clock.tick(RECHECK);
        assertThat(outage.mayPoll()).isTrue();
    }
}
