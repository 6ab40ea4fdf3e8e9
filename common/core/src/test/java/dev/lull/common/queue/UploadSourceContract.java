package dev.lull.common.queue;

import static dev.lull.common.queue.QueueWorkers.next;
import static dev.lull.common.queue.QueueWorkers.upload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.task.Task;
import dev.lull.common.task.Topic;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What upload workers rely on, whichever queue it is. */
public abstract class UploadSourceContract {

    protected QueueWorkers workers;

    /** Workers of a queue on which nothing waits. */
    protected abstract QueueWorkers open() throws Exception;

    @BeforeEach
    void startWithNothingQueued() throws Exception {
        workers = open();
    }

    @AfterEach
    void stop() {
        workers.close();
    }

    @Test
    void imagesGoBeforeVideosAndVideosBeforeConvertedFiles() {
        publish(200, UploadPriority.CONVERTED, UploadPriority.VIDEOS, UploadPriority.IMAGES);
        TaskSource<UploadTask> source = workers.closing(workers.queue().uploads(4));

        List<UploadPriority> order = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            Delivery<UploadTask> delivery = next(source);
            order.add(delivery.task().priority());
            delivery.acknowledge();
        }

        assertThat(order).isSorted();
    }

    @Test
    void anImageThatComesLateStillGoesBeforeTheVideosThatWait() {
        publish(20, UploadPriority.VIDEOS, UploadPriority.CONVERTED);
        TaskSource<UploadTask> source = workers.closing(workers.queue().uploads(1));

        int late = 0;
        for (int i = 0; i < 40; i++) {
            workers.publisher().publish(upload(UploadPriority.IMAGES, 1000 + i));
            Delivery<UploadTask> image = next(source);
            late += image.task().priority() == UploadPriority.IMAGES ? 0 : 1;
            image.acknowledge();
            Delivery<UploadTask> other = next(source);
            late += other.task().priority() == UploadPriority.IMAGES ? 1 : 0;
            other.acknowledge();
        }

        assertThat(late).isZero();
    }

    @Test
    void anUploadThatTakesLongHoldsTheCommitOfThoseBehindIt() {
        workers.publisher().publish(sameKey(3));
        TaskSource<UploadTask> source = workers.closing(workers.queue().uploads(3));
        Delivery<UploadTask> slow = next(source);
        next(source).acknowledge();
        next(source).acknowledge();

        assertThat(waiting()).isEqualTo(3);
        slow.acknowledge();
        assertThat(waiting()).isZero();
    }

    @Test
    void whatAWorkerHadInHandWhenItLeftGoesToTheNext() {
        workers.publisher().publish(sameKey(3));
        TaskSource<UploadTask> first = workers.queue("first").uploads(3);
        Delivery<UploadTask> done = next(first);
        done.acknowledge();
        Task lost = next(first).task();
        first.close();

        TaskSource<UploadTask> second = workers.closing(workers.queue("second").uploads(3));
        assertThat(next(second).task()).isEqualTo(lost).isNotEqualTo(done.task());
    }

    @Test
    void anUploadThatIsGivenBackComesAgainAndTheOnesBehindItDoNot() {
        workers.publisher().publish(sameKey(3));
        TaskSource<UploadTask> source = workers.closing(workers.queue().uploads(3));
        Delivery<UploadTask> first = next(source);
        Delivery<UploadTask> second = next(source);
        second.acknowledge();
        first.release();

        Delivery<UploadTask> again = next(source);
        assertThat(again.task()).isEqualTo(first.task());
        again.acknowledge();
        Delivery<UploadTask> third = next(source);
        assertThat(third.task()).isNotIn(first.task(), second.task());
        third.acknowledge();
        assertThat(waiting()).isZero();
    }

    @Test
    void aSecondWorkerThatJoinsLosesNothingAndRepeatsNothingThatWasFinished() {
        publish(150, UploadPriority.IMAGES, UploadPriority.VIDEOS);
        TaskSource<UploadTask> first = workers.closing(workers.queue("first").uploads(4));
        TaskSource<UploadTask> second = workers.closing(workers.queue("second").uploads(4));
        List<String> acknowledged = new ArrayList<>();
        IntStream.range(0, 50).forEach(i -> finish(next(first), acknowledged));

        int bySecond = 0;
        while (acknowledged.size() < 300) {
            first.poll(workers.moment()).ifPresent(delivery -> finish(delivery, acknowledged));
            Optional<Delivery<UploadTask>> taken = second.poll(workers.moment());
            taken.ifPresent(delivery -> finish(delivery, acknowledged));
            bySecond += taken.isPresent() ? 1 : 0;
        }

        assertThat(acknowledged).doesNotHaveDuplicates();
        assertThat(bySecond).isPositive();
        assertThat(waiting()).isZero();
    }

    @Test
    void everyWorkerTakesPartInWhatGoesFirst() {
        TaskSource<UploadTask> first = workers.closing(workers.queue("first").uploads(4));
        workers.publisher().publish(upload(UploadPriority.IMAGES, 0));
        next(first).acknowledge();
        TaskSource<UploadTask> second = workers.closing(workers.queue("second").uploads(4));
        publish(60, UploadPriority.IMAGES);

        List<String> bySecond = new ArrayList<>();
        workers.await(() -> {
            first.keepAlive();
            second.poll(workers.moment()).ifPresent(delivery -> finish(delivery, bySecond));
            return !bySecond.isEmpty();
        });

        List<String> byFirst = new ArrayList<>();
        finish(next(first), byFirst);
        assertThat(byFirst).doesNotContainAnyElementsOf(bySecond);
    }

    @Test
    void anAcknowledgementThatComesAfterThePartitionWentElsewhereChangesNothing() {
        publish(60, UploadPriority.IMAGES);
        TaskSource<UploadTask> first = workers.closing(workers.queue("first").uploads(100));
        List<Delivery<UploadTask>> taken = new ArrayList<>();
        IntStream.range(0, 60).forEach(i -> taken.add(next(first)));
        TaskSource<UploadTask> second = workers.closing(workers.queue("second").uploads(100));
        Set<String> again = new HashSet<>();
        workers.await(() -> {
            first.keepAlive();
            second.poll(workers.moment())
                    .ifPresent(delivery -> again.addAll(delivery.task().media()));
            return !again.isEmpty();
        });
        while (second.poll(workers.moment().multipliedBy(5))
                .map(next -> again.addAll(next.task().media()))
                .isPresent()) {
            first.keepAlive();
        }

        taken.forEach(Delivery::acknowledge);

        assertThat(waiting()).isEqualTo(again.size());
    }

    @Test
    void aRecordNobodyCanReadBecomesADeadLetterAndTheNextOneIsHandled() {
        String future = "{\"type\":\"dev.lull.upload.images\",\"version\":99}";
        workers.publishUnreadable(Topic.UPLOAD_IMAGES, "k", "not json", "the value is not JSON");
        workers.publishUnreadable(Topic.UPLOAD_IMAGES, "k", future, "schema version 99");
        workers.publisher().publish(upload(UploadPriority.VIDEOS, 1));
        TaskSource<UploadTask> source = workers.closing(workers.queue().uploads(1));

        Delivery<UploadTask> good = next(source);
        good.acknowledge();

        assertThat(good.task()).isEqualTo(upload(UploadPriority.VIDEOS, 1));
        assertThat(waiting()).isZero();
        assertThat(workers.deadLetters())
                .hasSize(2)
                .anySatisfy(letter -> {
                    assertThat(letter.value()).isEqualTo("not json");
                    assertThat(letter.reason()).contains("is not JSON");
                })
                .anySatisfy(letter -> {
                    assertThat(letter.value()).isEqualTo(future);
                    assertThat(letter.reason()).contains("schema version 99");
                });
    }

    @Test
    void aRejectedTaskIsADeadLetterAndDone() {
        workers.publisher().publish(upload(UploadPriority.IMAGES, 1));
        TaskSource<UploadTask> source = workers.closing(workers.queue().uploads(1));

        next(source).reject("never heard of it");

        assertThat(waiting()).isZero();
        assertThat(workers.deadLetters())
                .anySatisfy(letter -> assertThat(letter.reason()).endsWith("never heard of it"));
    }

    private void publish(int each, UploadPriority... priorities) {
        List<UploadTask> all = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            for (UploadPriority priority : priorities) {
                all.add(upload(priority, i));
            }
        }
        workers.publisher().publish(all);
    }

    /** Images of one submission share a partition. */
    private static List<UploadTask> sameKey(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new UploadTask(UploadPriority.IMAGES, "one", List.of("media-" + i), 1))
                .toList();
    }

    private static void finish(Delivery<UploadTask> delivery, List<String> acknowledged) {
        acknowledged.addAll(delivery.task().media());
        delivery.acknowledge();
    }

    private long waiting() {
        return workers.queue().uploadLag().read().waiting();
    }
}
