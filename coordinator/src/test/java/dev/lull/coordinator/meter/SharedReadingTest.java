package dev.lull.coordinator.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.testing.TickingClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedReadingTest {

    private static final Duration MAX_AGE = Duration.ofSeconds(5);

    private final TickingClock clock = new TickingClock();
    private final ExecutorService reader = Executors.newSingleThreadExecutor();
    private final AtomicInteger readings = new AtomicInteger();

    @AfterEach
    void stop() {
        reader.shutdownNow();
    }

    @Test
    void allNumbersOfAScrapeAreOfOneReading() {
        SharedReading<Integer> reading = reading(readings::incrementAndGet);

        assertThat(reading.get()).contains(1);
        assertThat(reading.get()).contains(1);
        clock.tick(MAX_AGE);
        assertThat(reading.get()).contains(2);
    }

    @Test
    void nobodyIsAskedWhileNobodyAsks() {
        reading(readings::incrementAndGet);
        clock.tick(MAX_AGE.multipliedBy(100));

        assertThat(readings).hasValue(0);
    }

    @Test
    void whatCannotBeReadIsNothingAndNotWhatItWas() {
        SharedReading<Integer> reading = reading(() -> {
            if (readings.incrementAndGet() > 1) {
                throw new IllegalStateException("no broker");
            }
            return 7;
        });
        assertThat(reading.get()).contains(7);

        clock.tick(MAX_AGE);

        assertThat(reading.get()).isEmpty();
    }

    @Test
    void aServerThatDoesNotAnswerHoldsUpOneAskerForAMomentAndTheOthersNotAtAll() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        SharedReading<Integer> reading = reading(() -> {
            try {
                answered.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return readings.incrementAndGet();
        });

        assertThat(reading.get()).isEmpty();
        assertThat(reading.get()).isEmpty();
        answered.countDown();

        await().until(() -> reading.get().equals(Optional.of(1)));
    }

    @Test
    void afterItIsStoppedThereIsNothingToTell() {
        SharedReading<Integer> reading = reading(readings::incrementAndGet);
        reader.shutdownNow();

        assertThat(reading.get()).isEmpty();
    }

    private SharedReading<Integer> reading(Supplier<Integer> source) {
        return new SharedReading<>(source, MAX_AGE, reader, clock);
    }
}
