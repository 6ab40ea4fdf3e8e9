package dev.lull.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.Submission;
import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.testing.CountedCalls;
import dev.lull.common.trace.Traces;
import dev.lull.coordinator.testing.SameThread;
import dev.lull.coordinator.testing.SmallMedia;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What taking in a small image costs the servers does not creep back up. */
class IntakeCallsTest extends TakingIn {

    private static final int IMAGES = 200;

    private final CountedCalls ledgerCalls = new CountedCalls();
    private final CountedCalls waits = new CountedCalls();

    @Test
    void ofHundredsOfImagesEachCostsAFractionOfARoundTripAndOfAWaitForTheBroker() throws Exception {
        for (int i = 0; i < IMAGES; i++) {
            media.png(i + ".png");
        }
        Intake counted = new Intake(
                ledgerCalls.of(Ledger.class, ledger),
                waits.of(TaskPublisher.class, published),
                sources,
                SmallMedia::probe,
                settings,
                Traces.OFF,
                "test",
                clock,
                Duration.ofMillis(1),
                new SameThread(),
                this::cancelAll);
        try (counted) {
            counted.start();
            Submission submission = dispatched(submit(counted, folder));

            assertThat(files(submission)).hasSize(IMAGES);
        }

        assertThat(ledgerCalls.calls()).containsEntry("MediaLedger.registerAll", 2);
        assertThat(ledgerCalls.total()).as("%s", ledgerCalls.calls()).isLessThanOrEqualTo(IMAGES / 5);
        assertThat(waits.total()).as("%s", waits.calls()).isLessThanOrEqualTo(IMAGES / 10);
    }
}
