package dev.lull.common.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.lifecycle.UnreadableEntry;
import dev.lull.common.media.Failure;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.testing.TickingClock;
import dev.lull.common.trace.Traces;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TaskLoopTest {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final RetryPolicy THREE_TRIES = new RetryPolicy(3, PAUSE, 3);

    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final LoopWaits SHORT_WAITS =
            new LoopWaits(MILLISECOND, MILLISECOND, MILLISECOND, Duration.ofSeconds(5));

    private final TickingClock clock = new TickingClock();
    private final ListSource source = new ListSource();
    private final Script handler = new Script();
    private final AtomicInteger decided = new AtomicInteger();
    private volatile boolean mayPoll = true;
    private volatile boolean mayBegin = true;
    private volatile boolean mayKeep = true;
    private TaskLoop<ConvertTask> loop;

    @AfterEach
    void stop() {
        handler.go.countDown();
        if (loop != null) {
            loop.close();
        }
    }

    @Test
    void whatIsDoneIsAcknowledged() {
        source.add("a", "b", "c");
        start(2, 4);
        await(() -> source.acknowledged.size() == 3);
        assertThat(source.released).isEmpty();
    }

    @Test
    void aTransientFailureIsTriedAgainAfterThePauseAndNotBefore() {
        handler.fails("a", new Failure.Transient("full"));
        source.add("a", "b");
        start(1, 2);
        await(() -> source.acknowledged.contains("b"));
        assertThat(handler.handled).containsExactly("a", "b");

        clock.tick(PAUSE);
        await(() -> source.acknowledged.contains("a"));
        assertThat(handler.handled).containsExactly("a", "b", "a");
    }

    @Test
    void afterTheLastTryItIsGivenUpAndAcknowledged() {
        handler.fails("a", new Failure.Transient("1"), new Failure.Transient("2"), new Failure.Transient("3"));
        source.add("a");
        start(1, 1);
        awaitFailures(1);
        clock.tick(PAUSE);
        awaitFailures(2);
        clock.tick(PAUSE.multipliedBy(3));
        await(() -> source.acknowledged.contains("a"));
        assertThat(handler.givenUp).containsExactly("a: 3");
        assertThat(handler.handled).hasSize(3);
    }

    @Test
    void whatTheQueueGaveToAnotherWorkerIsNeitherTriedAgainNorGivenUp() {
        handler.fails("a", new Failure.Transient("1"));
        handler.fails("b", new Failure.Permanent("refused"));
        source.add("a");
        start(1, 1);
        awaitFailures(1);
        source.foreign.add("a");
        await(() -> source.released.contains("a"));

        handler.block = true;
        source.add("b");
        awaitRuns(2);
        source.foreign.add("b");
        handler.go.countDown();
        await(() -> source.released.contains("b"));
        assertThat(handler.handled).containsExactly("a", "b");
        assertThat(handler.givenUp).isEmpty();
    }

    @Test
    void whatIsPassedOnIsAcknowledgedAndOthersMayBeFaster() {
        handler.fails("a", new Failure.PassedOn("another ffmpeg"));
        source.add("a", "b");
        start(1, 1);
        await(() -> source.acknowledged.contains("a"));
        assertThat(handler.givenUp).isEmpty();
        assertThat(source.acknowledged).containsExactly("a");

        clock.tick(Duration.ofSeconds(1));
        await(() -> source.acknowledged.contains("b"));
        assertThat(handler.handled).containsExactly("a", "b");
    }

    @Test
    void aTargetThatTakesNothingUsesUpNoTries() {
        Failure down = new Failure.TargetUnavailable("disk full");
        handler.fails("a", down, down, down, down, down);
        source.add("a");
        start(1, 1);
        for (int run = 1; run <= 5; run++) {
            awaitFailures(run);
            clock.tick(PAUSE);
        }
        await(() -> source.acknowledged.contains("a"));
        assertThat(handler.givenUp).isEmpty();
    }

    @Test
    void aPermanentFailureIsGivenUpAtOnce() {
        handler.fails("a", new Failure.Permanent("not a video"));
        source.add("a");
        start(1, 1);
        await(() -> source.acknowledged.contains("a"));
        assertThat(handler.givenUp).containsExactly("a: not a video");
    }

    @Test
    void aRateLimitUsesNoTryHoweverOften() {
        Failure wait = new Failure.RateLimited("slow down", Duration.ofSeconds(30));
        handler.fails("a", wait, wait, wait, wait, wait);
        source.add("a");
        start(1, 1);
        for (int runs = 1; runs <= 5; runs++) {
            awaitFailures(runs);
            clock.tick(Duration.ofSeconds(36));
        }
        await(() -> source.acknowledged.contains("a"));
        assertThat(handler.givenUp).isEmpty();
    }

    @Test
    void workThatSomebodyElseTookOverIsAcknowledged() {
        handler.fails("a", new Failure.OwnershipLost("taken"));
        source.add("a");
        start(1, 1);
        await(() -> source.acknowledged.contains("a"));
        assertThat(handler.givenUp).isEmpty();
    }

    @Test
    void whileTheWorldIsAwayTheTaskStaysInHandAndNoTryIsUsed() {
        QueueUnavailable away = new QueueUnavailable("no broker", new IOException());
        handler.fails("a", away, away, away, away);
        source.add("a");
        start(1, 1);
        for (int runs = 1; runs <= 4; runs++) {
            awaitFailures(runs);
            clock.tick(Duration.ofSeconds(10));
        }
        await(() -> source.acknowledged.contains("a"));
        assertThat(source.released).isEmpty();
        assertThat(source.keptAlive).hasPositiveValue();
    }

    @Test
    void aBugIsTriedAgainAndInTheEndGivenUp() {
        handler.fails("a", new NullPointerException(), new AssertionError("b"), new IllegalStateException("oops"));
        source.add("a");
        start(1, 1);
        awaitFailures(1);
        clock.tick(PAUSE);
        awaitFailures(2);
        clock.tick(PAUSE.multipliedBy(3));
        await(() -> source.acknowledged.contains("a"));
        assertThat(handler.givenUp).singleElement().asString().contains("oops");
    }

    @Test
    void givingUpIsRepeatedUntilItSucceeds() {
        handler.fails("a", new Failure.Permanent("bad"));
        handler.givingUpFails = new QueueUnavailable("no broker", new IOException());
        source.add("a");
        start(1, 1);
        awaitFailures(1);
        assertThat(handler.givenUp).hasSize(1);
        handler.givingUpFails = null;
        clock.tick(Duration.ofSeconds(10));
        await(() -> source.acknowledged.contains("a"));
        assertThat(handler.handled).hasSize(1);
    }

    @Test
    void whatTheLedgerDoesNotKnowIsADeadLetterAndTheNextIsHandled() {
        handler.fails("a", new Failure.NotInLedger("never heard of it"));
        source.add("a", "b");
        start(1, 1);
        await(() -> source.acknowledged.contains("b"));
        assertThat(source.rejected).containsExactly("a: never heard of it");
        assertThat(handler.handled).containsExactly("a", "b");
        assertThat(handler.givenUp).isEmpty();
    }

    @Test
    void whatCannotBeReadInTheLedgerIsADeadLetterAndTheNextIsHandled() {
        handler.fails("a", new UnreadableEntry("lull:media:a"));
        source.add("a", "b");
        start(1, 1);
        await(() -> source.acknowledged.contains("b"));
        assertThat(source.rejected).singleElement().asString().startsWith("a: unreadable in the ledger: lull:media:a");
    }

    @Test
    void withoutABrokerForTheDeadLetterTheTaskStaysInHand() {
        UnreadableEntry unreadable = new UnreadableEntry("lull:media:a");
        handler.fails("a", unreadable, unreadable);
        handler.block = true;
        source.add("a");
        start(1, 1);
        awaitRuns(1);
        source.outage = new QueueUnavailable("no broker", new IOException());
        handler.go.countDown();
        int before = source.keptAlive.get();
        await(() -> source.keptAlive.get() > before + 2);
        assertThat(source.rejected).isEmpty();

        source.outage = null;
        await(() -> {
            clock.tick(Duration.ofSeconds(1));
            return !source.rejected.isEmpty();
        });
        assertThat(source.acknowledged).isEmpty();
        assertThat(source.released).isEmpty();
    }

    @Test
    void whatCannotEvenBeGivenUpIsADeadLetterInTheEnd() {
        handler.fails("a", new Failure.Permanent("bad"));
        handler.givingUpFails = new IllegalStateException("a bug");
        source.add("a");
        start(1, 1);
        await(() -> {
            clock.tick(PAUSE);
            return !source.rejected.isEmpty();
        });
        assertThat(source.rejected)
                .singleElement()
                .asString()
                .contains("cannot be given up")
                .contains("a bug");
        assertThat(handler.givenUp).hasSize(3);
    }

    @Test
    void noMoreRunThanAllowed() {
        handler.block = true;
        source.add("a", "b", "c", "d");
        start(2, 4);
        awaitRuns(2);
        int before = source.keptAlive.get();
        await(() -> source.keptAlive.get() > before + 2);
        assertThat(handler.handled).hasSize(2);
    }

    @Test
    void whatFailedWaitsOutsideTheSlotsAsLongAsThereIsRoom() {
        Failure full = new Failure.Transient("full");
        handler.fails("a", full);
        handler.fails("b", full);
        handler.fails("c", full);
        source.add("a", "b", "c", "d");
        start(1, 3);
        awaitFailures(3);
        int before = source.keptAlive.get();
        await(() -> source.keptAlive.get() > before + 2);
        assertThat(handler.handled).containsExactly("a", "b", "c");

        clock.tick(PAUSE);
        await(() -> source.acknowledged.size() == 4);
    }

    @Test
    void freshTasksPassOneThatAnotherWorkerIsAtStill() {
        Failure held = new Failure.HeldElsewhere("another sends it", Duration.ofMinutes(5));
        handler.fails("a", held, held, held, held);
        source.add("a", "b");
        start(1, 2);
        await(() -> source.acknowledged.contains("b"));
        assertThat(source.acknowledged).doesNotContain("a");

        await(() -> {
            clock.tick(Duration.ofMinutes(6));
            return source.acknowledged.contains("a");
        });
        assertThat(handler.givenUp).isEmpty();
    }

    @Test
    void whatTheWorldHoldsUpKeepsItsSlotAsOthersWouldFareNoBetter() {
        handler.fails("a", new Failure.RateLimited("slow down", Duration.ofSeconds(30)));
        handler.fails("b", new Failure.TargetUnavailable("disk full"));
        handler.fails("c", new QueueUnavailable("no broker", new IOException()));
        source.add("a", "b", "c", "d");
        start(3, 8);
        awaitFailures(3);
        assertThat(handler.handled).containsExactlyInAnyOrder("a", "b", "c");

        clock.tick(Duration.ofSeconds(36));
        await(() -> source.acknowledged.size() == 4);
    }

    @Test
    void aShutGateTakesNothingAndLeavesTheQueue() {
        mayPoll = false;
        source.add("a");
        start(1, 1);
        await(() -> source.rests.get() == 1);
        assertThat(source.polls).hasValue(0);

        mayPoll = true;
        await(() -> source.acknowledged.contains("a"));
    }

    @Test
    void aTaskThatComesAsTheGateShutsWaitsInHandUntilItOpens() {
        mayBegin = false;
        source.add("a");
        start(1, 1);
        await(() -> source.keptAlive.get() > 2);
        assertThat(handler.handled).isEmpty();
        assertThat(source.released).isEmpty();

        mayBegin = true;
        await(() -> source.acknowledged.contains("a"));
    }

    @Test
    void aFurtherTryWaitsForTheGateToo() {
        handler.fails("a", new Failure.Transient("full"));
        source.add("a");
        start(1, 1);
        awaitFailures(1);
        mayBegin = false;
        clock.tick(PAUSE.multipliedBy(10));
        int before = source.keptAlive.get();
        await(() -> source.keptAlive.get() > before + 2);
        assertThat(handler.handled).hasSize(1);

        mayBegin = true;
        await(() -> source.acknowledged.contains("a"));
    }

    @Test
    void withoutLeaveToKeepThemTasksThatWaitGoToOthersAndTheQueueIsLeft() {
        handler.fails("a", new Failure.TargetUnavailable("read-only"));
        source.add("a");
        start(1, 1);
        awaitFailures(1);
        mayPoll = false;
        mayKeep = false;
        await(() -> source.rests.get() == 1);
        assertThat(source.released).containsExactly("a");

        mayPoll = true;
        mayKeep = true;
        clock.tick(Duration.ofSeconds(1));
        await(() -> source.acknowledged.contains("a"));
    }

    @Test
    void theLoopOutlivesABrokerThatIsAway() {
        source.outage = new QueueUnavailable("no broker", new IOException());
        start(1, 1);
        await(() -> source.polls.get() >= 2);
        source.outage = null;
        source.add("a");
        await(() -> source.acknowledged.contains("a"));
    }

    @Test
    void stoppingTheIntakeLetsWhatRunsFinish() {
        handler.block = true;
        source.add("a", "b");
        start(1, 1);
        awaitRuns(1);
        loop.stopIntake();
        handler.go.countDown();
        await(() -> source.acknowledged.contains("a") && source.rests.get() > 0);
        assertThat(handler.handled).containsExactly("a");
    }

    @Test
    void closingInterruptsWhatTakesTooLongAndGivesItBack() {
        handler.block = true;
        source.add("a");
        start(1, 1);
        awaitRuns(1);
        loop.close();
        assertThat(source.released).containsExactly("a");
        assertThat(source.acknowledged).isEmpty();
    }

    @Test
    void closingGivesBackWhatWaitsForAnotherTry() {
        handler.fails("a", new Failure.Transient("full"));
        source.add("a");
        start(1, 1);
        awaitFailures(1);
        int before = source.keptAlive.get();
        await(() -> source.keptAlive.get() > before + 2);
        loop.close();
        assertThat(source.released).containsExactly("a");
    }

    @Test
    void closingTwiceClosesTheSourceOnce() {
        start(1, 1);
        loop.close();
        loop.close();
        assertThat(source.closes).hasValue(1);
    }

    @Test
    void aLoopThatNeverStartedClosesItsSource() {
        loop = make(1, 1);
        loop.close();
        loop.close();
        assertThat(source.closes).hasValue(1);
    }

    @Test
    void theLoopTellsWhenItLastTurned() {
        start(1, 1);
        clock.tick(Duration.ofMinutes(1));
        await(() -> loop.lastTurn().equals(clock.instant()));
    }

    private void start(int running, int open) {
        loop = make(running, open);
        loop.start();
    }

    private TaskLoop<ConvertTask> make(int running, int open) {
        LoopLimits limits = new LoopLimits(running, open, THREE_TRIES, MILLISECOND.multipliedBy(20));
        return new TaskLoop<>("test", source, handler, limits, SHORT_WAITS, leave(), Traces.OFF, clock, this::random);
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.with()
                .pollDelay(Duration.ZERO)
                .pollInterval(MILLISECOND)
                .await()
                .until(condition);
    }

    private Admission leave() {
        return new Admission() {
            @Override
            public boolean mayPoll() {
                return mayPoll;
            }

            @Override
            public boolean mayStart() {
                return mayBegin;
            }

            @Override
            public boolean mayKeep() {
                return mayKeep;
            }
        };
    }

    private void awaitRuns(int runs) {
        await(() -> handler.handled.size() == runs);
    }

    /** Until the loop has decided on so many failures, and noted when each is tried again. */
    private void awaitFailures(int failures) {
        await(() -> decided.get() == failures);
        int before = source.keptAlive.get();
        await(() -> source.keptAlive.get() > before);
    }

    /** Varies no pause; each one is asked for once. */
    private double random() {
        decided.incrementAndGet();
        return 0.5;
    }

    /** Fails as told, then succeeds. */
    private static final class Script implements TaskHandler<ConvertTask> {

        final List<String> handled = new CopyOnWriteArrayList<>();
        final List<String> givenUp = new CopyOnWriteArrayList<>();
        final CountDownLatch go = new CountDownLatch(1);
        volatile boolean block;
        volatile RuntimeException givingUpFails;
        private final Map<String, List<Throwable>> failures = new ConcurrentHashMap<>();

        void fails(String name, Throwable... failures) {
            this.failures.put(name, new CopyOnWriteArrayList<>(failures));
        }

        @Override
        public void handle(ConvertTask task) throws Failure, InterruptedException {
            handled.add(task.conversion());
            if (block) {
                assertThat(go.await(1, TimeUnit.MINUTES)).isTrue();
            }
            List<Throwable> script = failures.getOrDefault(task.conversion(), List.of());
            if (!script.isEmpty()) {
                fail(script.remove(0));
            }
        }

        @Override
        public void giveUp(ConvertTask task, Failure failure) {
            givenUp.add(task.conversion() + ": " + failure.reason());
            if (givingUpFails != null) {
                throw givingUpFails;
            }
        }

        private static void fail(Throwable why) throws Failure {
            if (why instanceof Failure failure) {
                throw failure;
            }
            if (why instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) why;
        }
    }
}
