package dev.lull.standalone.queue;

import static dev.lull.standalone.queue.Workers.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.queue.ConvertBacklog;
import dev.lull.common.queue.Delivery;
import dev.lull.common.queue.TaskSource;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.Topic;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import dev.lull.standalone.testing.EmbeddedServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConvertSourceTest {

    private static final Duration SHORT = Duration.ofMillis(100);

    @RegisterExtension
    static final EmbeddedServers SERVERS = new EmbeddedServers();

    private Workers workers;

    @BeforeEach
    void startWithNothingQueued() throws Exception {
        workers = new Workers(SERVERS.bootstrapServers());
    }

    @AfterEach
    void stop() {
        workers.close();
    }

    @Test
    void aConversionThatWasPublishedBeforeAnyWorkerCameIsNotMissed() {
        ConvertTask task = new ConvertTask("early", "s", 1);
        workers.publisher().publish(task);

        Delivery<ConvertTask> delivery = next(workers.closing(workers.queue.conversions()));

        assertThat(delivery.task()).isEqualTo(task);
        delivery.acknowledge();
    }

    @Test
    void aUnitThatIsGivenBackGoesToAnotherWorker() {
        workers.publisher().publish(unit(7));
        TaskSource<UnitTask> first = units("first");
        next(first).release();
        first.rest();

        Delivery<UnitTask> again = next(units("second"));

        assertThat(again.task()).isEqualTo(unit(7));
        again.acknowledge();
        assertThat(backlog().units()).isZero();
    }

    @Test
    void aWorkerThatLeavesGivesBackWhatItHadInHand() {
        workers.publisher().publish(unit(1));
        TaskSource<UnitTask> first = workers.queue("first").units();
        next(first);
        first.close();

        assertThat(next(units("second")).task()).isEqualTo(unit(1));
    }

    @Test
    void aWorkerThatRestsLocksNothingThatComesLater() {
        TaskSource<UnitTask> resting = units("resting");
        workers.publisher().publish(unit(1));
        next(resting).acknowledge();
        assertThat(resting.poll(SHORT)).isEmpty();
        resting.rest();

        workers.publisher()
                .publish(
                        IntStream.range(2, 12).mapToObj(ConvertSourceTest::unit).toList());
        TaskSource<UnitTask> busy = units("busy");
        List<UnitTask> taken = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Delivery<UnitTask> delivery = next(busy);
            taken.add(delivery.task());
            delivery.acknowledge();
        }

        assertThat(taken).doesNotHaveDuplicates();
        assertThat(backlog().units()).isZero();
    }

    @Test
    void aUnitInHandStaysThereBeyondItsLockAndTheNextOneGoesToSomebodyElse() throws Exception {
        workers.lockFor15Seconds();
        workers.publisher().publish(unit(1));
        TaskSource<UnitTask> first = units("first");
        Delivery<UnitTask> held = next(first);
        TaskSource<UnitTask> second = units("second");
        await().during(Duration.ofSeconds(17)).atMost(Duration.ofSeconds(30)).until(() -> {
            first.keepAlive();
            return second.poll(SHORT).isEmpty();
        });
        workers.publisher().publish(unit(2));
        first.keepAlive();

        Delivery<UnitTask> other = next(second);
        assertThat(other.task()).isEqualTo(unit(2));
        other.acknowledge();
        held.acknowledge();
        assertThat(backlog().units()).isZero();
    }

    @Test
    void aUnitThatIsBeingRenewedDoesNotDrawTheNextOne() throws Exception {
        workers.lockFor15Seconds();
        workers.publisher().publish(List.of(unit(1), unit(2), unit(3)));
        TaskSource<UnitTask> first = units("first");
        Delivery<UnitTask> held = next(first);
        await().during(Duration.ofSeconds(6)).atMost(Duration.ofSeconds(20)).until(() -> {
            first.keepAlive();
            return true;
        });

        TaskSource<UnitTask> second = units("second");
        Delivery<UnitTask> other = next(second);
        other.acknowledge();
        Delivery<UnitTask> third = next(second);
        third.acknowledge();
        held.acknowledge();
        assertThat(backlog().units()).isZero();
    }

    @Test
    void unitsOfOneConversionAreSpreadOverAllWorkers() {
        List<TaskSource<UnitTask>> all = List.of(units("a"), units("b"), units("c"));
        workers.publisher()
                .publish(IntStream.range(0, 9).mapToObj(ConvertSourceTest::unit).toList());

        List<UnitTask> taken = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            List<Delivery<UnitTask>> hands = new ArrayList<>();
            all.forEach(source -> hands.add(next(source)));
            hands.forEach(delivery -> taken.add(delivery.task()));
            hands.forEach(Delivery::acknowledge);
        }

        assertThat(taken).hasSize(9).doesNotHaveDuplicates();
    }

    @Test
    void theBacklogCountsWhatIsQueuedAndWhatIsInHand() {
        workers.publisher().publish(List.of(new ConvertTask("x", "s", 1), unit(1), unit(2)));
        assertThat(backlog()).isEqualTo(new ConvertBacklog.Reading(1, 2));

        TaskSource<UnitTask> source = units("one");
        Delivery<UnitTask> inHand = next(source);
        assertThat(backlog().units()).isEqualTo(2);
        inHand.acknowledge();
        assertThat(backlog().units()).isEqualTo(1);
        next(source).acknowledge();
        assertThat(backlog()).isEqualTo(new ConvertBacklog.Reading(1, 0));
    }

    @Test
    void aRecordNobodyCanReadBecomesADeadLetterAndTheNextOneIsHandled() throws Exception {
        workers.publishRaw(Topic.CONVERT_SEGMENTS, "poison", "{\"version\":1,\"type\":\"dev.lull.convert.deferred\"}");
        workers.publishRaw(Topic.CONVERT_SEGMENTS, "poison", "[]");
        workers.publisher().publish(unit(1));
        TaskSource<UnitTask> source = units("one");

        Delivery<UnitTask> good = next(source);
        good.acknowledge();
        await().pollInterval(SHORT).untilAsserted(() -> {
            assertThat(source.poll(SHORT)).isEmpty();
            assertThat(backlog().units()).isZero();
        });

        assertThat(workers.values(Topic.DEAD_LETTER))
                .anySatisfy(letter -> assertThat(letter).contains("dev.lull.convert.deferred does not belong"))
                .anySatisfy(letter -> assertThat(letter).contains("\"value\":\"[]\"", "is not a JSON object"));
    }

    private TaskSource<UnitTask> units(String worker) {
        return workers.closing(workers.queue(worker).units());
    }

    private static UnitTask unit(int number) {
        return new UnitTask("conversion-" + number, Unit.segment(number), 1);
    }

    private ConvertBacklog.Reading backlog() {
        return workers.queue.convertBacklog().read();
    }
}
