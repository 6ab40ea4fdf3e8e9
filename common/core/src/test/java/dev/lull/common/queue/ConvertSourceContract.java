package dev.lull.common.queue;

import static dev.lull.common.queue.QueueWorkers.next;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.task.ConvertPriority;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.ConvertWork;
import dev.lull.common.task.Topic;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What convert workers rely on, whichever queue it is and however it divides the work. */
public abstract class ConvertSourceContract {

    protected QueueWorkers workers;

    /** Workers of a queue on which nothing waits. */
    protected abstract QueueWorkers open() throws Exception;

    /** Whether so many workers have joined and know their part. */
    protected abstract boolean divided(int among) throws Exception;

    /** Does this again and again until a worker that keeps nothing alive has lost what it had in hand. */
    protected abstract void throughALease(Runnable turn);

    @BeforeEach
    void startWithNothingQueued() throws Exception {
        workers = open();
    }

    @AfterEach
    void stop() {
        workers.close();
    }

    @Test
    void aConversionThatWasPublishedBeforeAnyWorkerCameIsNotMissed() {
        ConvertTask task = new ConvertTask("early", "s", ConvertPriority.NORMAL, 1);
        workers.publisher().publish(task);

        Delivery<ConvertTask> delivery = next(workers.closing(workers.queue().conversions()));

        assertThat(delivery.task()).isEqualTo(task);
        delivery.acknowledge();
    }

    @Test
    void aUnitThatIsGivenBackGoesToAnotherWorker() {
        workers.publisher().publish(unit(7));
        TaskSource<ConvertWork> first = units("first");
        next(first).release();
        first.leaveGroup();

        Delivery<ConvertWork> again = next(units("second"));

        assertThat(again.task()).isEqualTo(unit(7));
        again.acknowledge();
        assertThat(backlog().units()).isZero();
    }

    @Test
    void aUnitThatIsGivenBackMayComeToTheSameWorkerAgain() {
        workers.publisher().publish(List.of(unit(1), unit(2)));
        TaskSource<ConvertWork> source = units("one");
        next(source).release();

        List<ConvertWork> taken = new ArrayList<>();
        while (backlog().units() > 0) {
            finish(next(source), taken);
        }
        assertThat(taken).containsExactlyInAnyOrder(unit(1), unit(2));
    }

    @Test
    void aWorkerThatLeavesGivesBackWhatItHadInHand() {
        workers.publisher().publish(unit(1));
        TaskSource<ConvertWork> first = workers.queue("first").units();
        next(first);
        first.close();

        assertThat(next(units("second")).task()).isEqualTo(unit(1));
    }

    @Test
    void theUnitOfAKilledWorkerGoesToAnother() {
        workers.publisher().publish(unit(1));
        QueueWorkers.Holder killed = workers.holdingAUnit();
        assertThat(killed.held()).isEqualTo(unit(1).key());
        TaskSource<ConvertWork> second = units("second");
        assertThat(second.poll(workers.moment())).isEmpty();

        killed.kill();

        assertThat(next(second).task()).isEqualTo(unit(1));
    }

    @Test
    void aWorkerThatRestsLocksNothingThatComesLater() {
        TaskSource<ConvertWork> resting = units("resting");
        workers.publisher().publish(unit(1));
        next(resting).acknowledge();
        assertThat(resting.poll(workers.moment())).isEmpty();
        resting.leaveGroup();

        workers.publisher().publish(units(2, 12));
        TaskSource<ConvertWork> busy = units("busy");
        List<ConvertWork> taken = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            finish(next(busy), taken);
        }

        assertThat(taken).doesNotHaveDuplicates();
        assertThat(backlog().units()).isZero();
    }

    @Test
    void aUnitInHandStaysThereHoweverLongItTakesAndOthersAreHandedOut() {
        TaskSource<ConvertWork> first = units("first");
        TaskSource<ConvertWork> second = units("second");
        settle(first, second);
        workers.publisher().publish(units(0, 24));
        Delivery<ConvertWork> held = next(first);
        List<ConvertWork> bySecond = new ArrayList<>();

        throughALease(() -> {
            first.keepAlive();
            second.poll(workers.moment()).ifPresent(delivery -> finish(delivery, bySecond));
        });
        assertThat(bySecond).hasSizeGreaterThan(1).doesNotContain(held.task());
        List<ConvertWork> all = new ArrayList<>(bySecond);
        finish(held, all);
        finishAll(all, first, second);

        assertThat(all).containsExactlyInAnyOrderElementsOf(units(0, 24));
    }

    @Test
    void unitsOfOneConversionAreSpreadOverAllWorkers() {
        List<TaskSource<ConvertWork>> all = List.of(units("a"), units("b"), units("c"));
        settle(all.get(0), all.get(1), all.get(2));
        workers.publisher().publish(units(0, 36));

        List<Delivery<ConvertWork>> hands = all.stream().map(QueueWorkers::next).toList();
        List<ConvertWork> taken = new ArrayList<>();
        hands.forEach(delivery -> finish(delivery, taken));
        finishAll(taken, all.get(0), all.get(1), all.get(2));

        assertThat(taken).containsExactlyInAnyOrderElementsOf(units(0, 36));
    }

    @Test
    void theBacklogCountsWhatIsQueuedAndWhatIsInHand() {
        workers.publisher().publish(List.of(new ConvertTask("x", "s", ConvertPriority.NORMAL, 1), unit(1), unit(2)));
        assertThat(backlog()).isEqualTo(new ConvertBacklog.Reading(0, 1, 0, 2));

        TaskSource<ConvertWork> source = units("one");
        Delivery<ConvertWork> inHand = next(source);
        assertThat(backlog().units()).isEqualTo(2);
        inHand.acknowledge();
        assertThat(backlog().units()).isEqualTo(1);
        next(source).acknowledge();
        assertThat(backlog()).isEqualTo(new ConvertBacklog.Reading(0, 1, 0, 0));
    }

    @Test
    void aRecordNobodyCanReadBecomesADeadLetterAndTheNextOneIsHandled() {
        String otherType = "{\"version\":1,\"type\":\"dev.lull.convert.deferred\"}";
        workers.publishUnreadable(
                Topic.CONVERT_SEGMENTS, "poison", otherType, "dev.lull.convert.deferred does not belong");
        workers.publishUnreadable(Topic.CONVERT_SEGMENTS, "poison", "[]", "the value is not a JSON object");
        workers.publisher().publish(unit(1));
        TaskSource<ConvertWork> source = units("one");

        Delivery<ConvertWork> good = next(source);
        good.acknowledge();
        workers.await(() -> {
            assertThat(source.poll(workers.moment())).isEmpty();
            return backlog().units() == 0;
        });

        assertThat(workers.deadLetters())
                .anySatisfy(letter -> {
                    assertThat(letter.value()).isEqualTo(otherType);
                    assertThat(letter.reason()).contains("dev.lull.convert.deferred does not belong");
                })
                .anySatisfy(letter -> {
                    assertThat(letter.value()).isEqualTo("[]");
                    assertThat(letter.reason()).contains("is not a JSON object");
                });
    }

    @Test
    void whatIsPreferredComesBeforeAllUnitsThatWait() {
        workers.publisher().publish(units(0, 4));
        TaskSource<ConvertWork> source = units("one");
        List<ConvertWork> taken = new ArrayList<>();
        finish(next(source), taken);
        source.leaveGroup();
        List<ConvertWork> preferred = List.of(
                new ConvertTask("clip", "s", ConvertPriority.HIGH, 1),
                new UnitTask("clip", Unit.segment(0), true, 1),
                new UnitTask("clip", Unit.ASSEMBLE, true, 2));
        workers.publisher().publish(preferred);
        assertThat(backlog()).isEqualTo(new ConvertBacklog.Reading(3, 0, 0, 3));

        workers.await(() -> {
            source.poll(workers.moment()).ifPresent(delivery -> finish(delivery, taken));
            return backlog().total() == 0;
        });

        assertThat(taken).hasSize(7).containsAll(units(0, 4));
        assertThat(taken.subList(1, 4)).containsExactlyInAnyOrderElementsOf(preferred);
    }

    @Test
    void whatIsPreferredIsTakenByAWorkerForWhichThereIsNothingElse() {
        TaskSource<ConvertWork> source = units("one");
        assertThat(source.poll(workers.moment())).isEmpty();
        UnitTask preferred = new UnitTask("clip", Unit.segment(0), true, 1);
        workers.publisher().publish(preferred);

        Delivery<ConvertWork> delivery = next(source);

        assertThat(delivery.task()).isEqualTo(preferred);
        delivery.acknowledge();
        assertThat(backlog().urgent()).isZero();
    }

    @Test
    void unitsAreTakenWhileAnotherWorkerHasAllThatIsPreferredInHand() {
        UnitTask preferred = new UnitTask("clip", Unit.segment(0), true, 1);
        workers.publisher().publish(List.of(preferred, unit(0), unit(1)));
        TaskSource<ConvertWork> first = units("first");
        Delivery<ConvertWork> held = next(first);
        assertThat(held.task()).isEqualTo(preferred);
        TaskSource<ConvertWork> second = units("second");
        List<ConvertWork> bySecond = new ArrayList<>();

        workers.await(() -> {
            first.keepAlive();
            second.poll(workers.moment()).ifPresent(delivery -> finish(delivery, bySecond));
            return backlog().units() == 0;
        });

        assertThat(bySecond).containsExactlyInAnyOrder(unit(0), unit(1));
        held.release();
        first.leaveGroup();
        workers.await(() -> {
            second.poll(workers.moment()).ifPresent(delivery -> finish(delivery, bySecond));
            return backlog().urgent() == 0;
        });
        assertThat(bySecond).endsWith(preferred);
    }

    @Test
    void conversionsOfLowPriorityComeOnceNoOtherWaits() {
        List<ConvertTask> low =
                List.of(conversion("low-1", ConvertPriority.LOW), conversion("low-2", ConvertPriority.LOW));
        List<ConvertTask> normal =
                List.of(conversion("one", ConvertPriority.NORMAL), conversion("two", ConvertPriority.NORMAL));
        workers.publisher().publish(low);
        workers.publisher().publish(normal);
        TaskSource<ConvertTask> source = workers.closing(workers.queue().conversions());

        List<ConvertTask> taken = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Delivery<ConvertTask> delivery = next(source);
            taken.add(delivery.task());
            delivery.acknowledge();
        }

        assertThat(taken.subList(0, 2)).containsExactlyInAnyOrderElementsOf(normal);
        assertThat(taken.subList(2, 4)).containsExactlyInAnyOrderElementsOf(low);
        assertThat(backlog().total()).isZero();
    }

    private static ConvertTask conversion(String id, ConvertPriority priority) {
        return new ConvertTask(id, "s", priority, 1);
    }

    @Test
    void aRejectedTaskIsADeadLetterAndDone() {
        workers.publisher().publish(unit(1));

        next(units("one")).reject("never heard of it");

        workers.await(() -> backlog().units() == 0);
        assertThat(workers.deadLetters())
                .anySatisfy(letter -> assertThat(letter.reason()).endsWith("never heard of it"));
    }

    /** Returns when each of these has its part of the work, as far as the protocol divides it beforehand. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    private void settle(TaskSource<ConvertWork>... sources) {
        workers.await(() -> {
            for (TaskSource<ConvertWork> source : sources) {
                assertThat(source.poll(workers.moment())).isEmpty();
            }
            return divided(sources.length);
        });
    }

    protected final TaskSource<ConvertWork> units(String worker) {
        return workers.closing(workers.queue(worker).units());
    }

    /** A unit of a film. */
    protected static UnitTask unit(int number) {
        return new UnitTask("film", Unit.segment(number), false, 1);
    }

    protected static List<ConvertWork> units(int from, int to) {
        return IntStream.range(from, to)
                .<ConvertWork>mapToObj(ConvertSourceContract::unit)
                .toList();
    }

    protected final ConvertBacklog.Reading backlog() {
        return workers.queue().convertBacklog().read();
    }

    private static void finish(Delivery<ConvertWork> delivery, List<ConvertWork> taken) {
        taken.add(delivery.task());
        delivery.acknowledge();
    }

    @SafeVarargs
    private void finishAll(List<ConvertWork> taken, TaskSource<ConvertWork>... sources) {
        workers.await(() -> {
            for (TaskSource<ConvertWork> source : sources) {
                Optional<Delivery<ConvertWork>> delivery = source.poll(workers.moment());
                delivery.ifPresent(each -> finish(each, taken));
            }
            return backlog().units() == 0;
        });
    }
}
