package dev.lull.common.testing.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.queue.Delivery;
import dev.lull.common.queue.QueueUnavailable;
import dev.lull.common.queue.TaskSource;
import dev.lull.common.task.ConvertWork;
import dev.lull.common.task.Task;
import dev.lull.common.task.Topic;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import dev.lull.common.testing.Steps;
import dev.lull.common.testing.TickingClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What tests can do to the twin that they cannot do to a broker. */
class InMemoryQueueTest {

    private static final UnitTask UNIT = new UnitTask("film", Unit.segment(1), false, 1);
    private static final UploadTask UPLOAD = new UploadTask(UploadPriority.IMAGES, "s", List.of("a"), 1);

    private final Steps steps = new Steps();
    private final InMemoryQueue queue = new InMemoryQueue(new TickingClock(), steps);
    private final InMemoryQueue other = queue.another("other");

    @Test
    void publishingAndAcknowledgingAreSteps() {
        queue.publisher().publish(List.of(UPLOAD, UNIT));
        take(queue.units()).acknowledge();
        assertThat(steps.taken())
                .containsExactly("publish media.upload.images", "publish media.convert.segments", "acknowledge");
    }

    @Test
    void aCrashLeavesABatchHalfPublished() {
        steps.crashBefore(1);
        assertThatThrownBy(() -> queue.publisher().publish(List.of(UPLOAD, UNIT)))
                .isInstanceOf(Steps.Crash.class);
        assertThat(queue.published(Topic.UPLOAD_IMAGES)).containsExactly(UPLOAD);
        assertThat(queue.published(Topic.CONVERT_SEGMENTS)).isEmpty();
    }

    @Test
    void aCrashBeforeTheAcknowledgementGivesTheTaskToAnotherWorker() {
        queue.publisher().publish(UPLOAD);
        Delivery<UploadTask> delivery = take(queue.uploads(1));
        steps.crashBefore(1);
        assertThatThrownBy(delivery::acknowledge).isInstanceOf(Steps.Crash.class);
        queue.kill();
        assertThat(take(other.uploads(1)).task()).isEqualTo(UPLOAD);
    }

    @Test
    void aWorkerThatLapsedLearnsThatItsUploadIsWithAnother() {
        queue.publisher().publish(UPLOAD);
        Delivery<UploadTask> lost = take(queue.uploads(1));
        queue.lapse();
        Delivery<UploadTask> again = take(other.uploads(1));
        assertThat(lost.isOwned()).isFalse();
        lost.acknowledge();
        assertThat(queue.uploadBacklog().read()).isEqualTo(1);
        again.acknowledge();
        assertThat(queue.uploadBacklog().read()).isZero();
    }

    @Test
    void aWorkerWithoutAWayToTheBrokerIsToldSoAndTheOthersGoOn() {
        queue.disconnect();
        TaskSource<ConvertWork> units = queue.units();
        assertThatThrownBy(() -> queue.publisher().publish(UNIT)).isInstanceOf(QueueUnavailable.class);
        assertThatThrownBy(() -> units.poll(Duration.ZERO)).isInstanceOf(QueueUnavailable.class);
        assertThatThrownBy(() -> queue.uploadLag().read()).isInstanceOf(QueueUnavailable.class);
        assertThatThrownBy(() -> queue.queuedTasks().read(task -> {}, Topic.CONVERT_SEGMENTS))
                .isInstanceOf(QueueUnavailable.class);
        assertThat(queue.uploadGate().check().toString()).startsWith("CLOSED_UNKNOWN");

        other.publisher().publish(UNIT);
        queue.reconnect();
        assertThat(take(units).task()).isEqualTo(UNIT);
    }

    @Test
    void anUploadDoneWithoutAWayToTheBrokerIsCommittedLater() {
        queue.publisher().publish(UPLOAD);
        TaskSource<UploadTask> uploads = queue.uploads(1);
        Delivery<UploadTask> delivery = take(uploads);
        queue.disconnect();
        delivery.acknowledge();
        assertThat(other.uploadBacklog().read()).isEqualTo(1);
        queue.reconnect();
        uploads.keepAlive();
        assertThat(other.uploadBacklog().read()).isZero();
    }

    @Test
    void aUnitHandedOutTooOftenIsDropped() {
        queue.publisher().publish(UNIT);
        TaskSource<ConvertWork> units = queue.units();
        for (int i = 0; i < 10; i++) {
            take(units).release();
        }
        assertThat(units.poll(Duration.ZERO)).isEmpty();
        assertThat(queue.convertBacklog().read().units()).isZero();
    }

    private static <T extends Task> Delivery<T> take(TaskSource<T> source) {
        return source.poll(Duration.ZERO).orElseThrow();
    }
}
