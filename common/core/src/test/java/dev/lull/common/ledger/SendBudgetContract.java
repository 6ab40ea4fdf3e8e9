package dev.lull.common.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every ledger does to keep to what a destination takes. */
public interface SendBudgetContract extends LedgerContract {

    String CHAT = "telegram:@holiday";
    SendLimits LIMITS = new SendLimits(10, 20);
    Duration SECOND = Duration.ofSeconds(1);
    Duration MINUTE = Duration.ofMinutes(1);
    Duration PAUSE = Duration.ofMillis(200);

    @Test
    default void noMoreIsSentWithinASecondThanTheDestinationTakes() {
        assertThat(budget().reserve(CHAT, 4, LIMITS)).isZero();
        assertThat(budget().reserve(CHAT, 6, LIMITS)).isZero();
        assertThat(budget().reserve(CHAT, 1, LIMITS)).isPositive().isLessThanOrEqualTo(SECOND);
        eventually(SECOND, () -> budget().reserve(CHAT, 10, LIMITS).isZero());
    }

    @Test
    default void noMoreIsSentWithinAMinuteThanTheDestinationTakes() {
        SendLimits perMinute = new SendLimits(100, 20);
        budget().reserve(CHAT, 12, perMinute);
        budget().reserve(CHAT, 8, perMinute);

        assertThat(budget().reserve(CHAT, 1, perMinute))
                .isGreaterThan(Duration.ofSeconds(50))
                .isLessThanOrEqualTo(MINUTE);
        assertThat(budget().reserve("telegram:@work", 1, perMinute)).isZero();
    }

    @Test
    default void anAlbumLargerThanTheLimitGoesAlone() {
        SendLimits one = new SendLimits(1, 1000);
        assertThat(budget().reserve(CHAT, 10, one)).isZero();
        assertThat(budget().reserve(CHAT, 10, one)).isPositive().isLessThanOrEqualTo(SECOND);
    }

    @Test
    default void manyWorkersTogetherKeepTheLimit() throws Exception {
        Callable<Boolean> send =
                () -> budget().reserve(CHAT, 1, new SendLimits(1000, 20)).isZero();
        ExecutorService workers = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> answers =
                    workers.invokeAll(Stream.generate(() -> send).limit(100).toList());
            int sent = 0;
            for (Future<Boolean> answer : answers) {
                sent += answer.get() ? 1 : 0;
            }
            assertThat(sent).isEqualTo(20);
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    default void aServerThatAsksOneWorkerToWaitIsLeftAloneByAll() {
        budget().pause(CHAT, Duration.ofSeconds(34), "asked to by the server");

        assertThat(budget().reserve(CHAT, 1, LIMITS)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(34));
        assertThat(budget().pause(CHAT)).get().satisfies(pause -> {
            assertThat(pause.reason()).isEqualTo("asked to by the server");
            assertThat(pause.left()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(34));
        });
    }

    @Test
    default void aShorterPauseDoesNotCutALongerOneShort() {
        budget().pause(CHAT, Duration.ofSeconds(34), "the longer");
        budget().pause(CHAT, SECOND, "the shorter");
        assertThat(budget().pause(CHAT))
                .get()
                .extracting(SendBudget.Pause::reason)
                .isEqualTo("the longer");
    }

    @Test
    default void aWorkerThatCannotUseADestinationDoesNotConfirmItself() {
        assertThat(budget().doubt(CHAT, "first", MINUTE)).isFalse();
        assertThat(budget().doubt(CHAT, "first", MINUTE)).isFalse();
    }

    @Test
    default void aSecondWorkerThatCannotUseADestinationConfirmsTheFirst() {
        budget().doubt(CHAT, "first", MINUTE);
        assertThat(budget().doubt("telegram:@work", "second", MINUTE)).isFalse();
        assertThat(budget().doubt(CHAT, "second", MINUTE)).isTrue();
    }

    @Test
    default void aDoubtIsForgottenAfterItsTime() {
        budget().doubt(CHAT, "first", PAUSE);
        eventually(PAUSE, () -> !budget().doubt(CHAT, "second", MINUTE));
        assertThat(budget().doubt(CHAT, "first", MINUTE)).isTrue();
    }

    @Test
    default void aPauseEndsByItselfAndWhatWasSentBeforeStillCounts() {
        SendLimits perMinute = new SendLimits(100, 20);
        budget().reserve(CHAT, 20, perMinute);
        budget().pause(CHAT, PAUSE, "asked to by the server");

        eventually(PAUSE, () -> budget().pause(CHAT).isEmpty());
        assertThat(budget().reserve(CHAT, 1, perMinute)).isGreaterThan(Duration.ofSeconds(30));
    }
}
