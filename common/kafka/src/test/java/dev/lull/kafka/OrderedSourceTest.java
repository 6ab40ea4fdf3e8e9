package dev.lull.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.queue.ConvertBacklog;
import dev.lull.common.queue.Delivery;
import dev.lull.common.queue.TaskSource;
import dev.lull.common.task.ConvertPriority;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.Topic;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of which topic a worker is a member when, and how often it asks what waits. A poll takes half a second here. */
class OrderedSourceTest {

    private static final Duration POLL = Duration.ofMillis(500);

    private final Queue first = new Queue();
    private final Queue second = new Queue();
    private long now;
    private int readings;

    private final RecentBacklog backlog = new RecentBacklog(
            () -> {
                readings++;
                return new ConvertBacklog.Reading(first.backlog(), 0, 0, second.backlog());
            },
            () -> first.published + second.published,
            () -> now);
    private final OrderedSource<ConvertTask> source = new OrderedSource<>(
            List.of(
                    new Lane<>(Topic.CONVERT_URGENT, first, ConvertBacklog.Reading::urgent),
                    new Lane<>(Topic.CONVERT_SEGMENTS, second, ConvertBacklog.Reading::units)),
            Topic.CONVERT_SEGMENTS,
            backlog,
            () -> now);

    @Test
    void withNothingToDoItIsAtHomeAndReadsTheBacklogOnce() {
        turns(60);

        assertThat(second.joins).isEqualTo(1);
        assertThat(first.joins).isZero();
        assertThat(readings).as("in half a minute").isEqualTo(1);
    }

    @Test
    void whatIsUrgentIsNoticedBetweenTwoTasks() {
        second.add(40);
        turns(4);
        first.add(1);

        assertThat(turnsUntilGiven(first)).isLessThanOrEqualTo(4);
        assertThat(second.leaves).isEqualTo(1);
    }

    @Test
    void whileUrgentOnesComeNothingElseIsAskedFor() {
        first.add(20);
        second.add(20);
        turns(1);
        int before = readings;

        turns(19);

        assertThat(first.given).isEqualTo(20);
        assertThat(second.given).isZero();
        assertThat(readings).isEqualTo(before);
    }

    @Test
    void afterTheLastUrgentOneItGoesBack() {
        first.add(1);
        second.add(3);

        turns(8);

        assertThat(first.given).isEqualTo(1);
        assertThat(second.given).isEqualTo(3);
    }

    @Test
    void urgentOnesInHandOfOthersDoNotKeepItFromWorkForLong() {
        first.inHandOfOthers = 2;
        second.add(1000);

        turns(60);

        assertThat(second.given).as("of 60 polls").isGreaterThan(45);
    }

    @Test
    void oneMoreUrgentOneIsTakenThoughOthersAreInHand() {
        first.inHandOfOthers = 2;
        second.add(1000);
        turns(20);

        first.inHandOfOthers = 1;
        turns(3);
        first.add(1);

        assertThat(turnsUntilGiven(first)).isLessThanOrEqualTo(4);
    }

    @Test
    void whatComesBackFromAWorkerThatDiedIsTakenAfterAWhile() {
        first.inHandOfOthers = 1;
        second.add(1000);
        turns(20);

        first.inHandOfOthers = 0;
        first.add(1);

        assertThat(turnsUntilGiven(first)).isLessThanOrEqualTo(70);
    }

    @Test
    void whoJoinsAgainLooksFirst() {
        second.add(5);
        turns(1);
        source.leaveGroup();
        first.add(1);

        turns(1);

        assertThat(first.given).isEqualTo(1);
        assertThat(second.joined).isFalse();
    }

    private int turnsUntilGiven(Queue queue) {
        int before = queue.given;
        int turns = 0;
        while (queue.given == before && turns < 1000) {
            turns(1);
            turns++;
        }
        return turns;
    }

    private void turns(int number) {
        for (int i = 0; i < number; i++) {
            source.poll(POLL);
        }
    }

    /** A topic; its tasks are done as soon as they are given. */
    private final class Queue implements TaskSource<ConvertTask> {

        private final Deque<ConvertTask> waiting = new ArrayDeque<>();
        private boolean joined;
        private int joins;
        private int leaves;
        private int given;
        private long published;
        private long inHandOfOthers;

        void add(int number) {
            published += number;
            for (int i = 0; i < number; i++) {
                waiting.add(new ConvertTask("m" + i, "s", ConvertPriority.NORMAL, 1));
            }
        }

        long backlog() {
            return waiting.size() + inHandOfOthers;
        }

        @Override
        public Optional<Delivery<ConvertTask>> poll(Duration timeout) {
            joins += joined ? 0 : 1;
            joined = true;
            now += timeout.toNanos();
            ConvertTask task = waiting.poll();
            given += task == null ? 0 : 1;
            return Optional.ofNullable(task).map(Given::new);
        }

        @Override
        public void keepAlive() {}

        @Override
        public void leaveGroup() {
            leaves += joined ? 1 : 0;
            joined = false;
        }

        @Override
        public void close() {}
    }

    private record Given(ConvertTask task) implements Delivery<ConvertTask> {

        @Override
        public void acknowledge() {}

        @Override
        public void reject(String reason) {}

        @Override
        public void release() {}
    }
}
