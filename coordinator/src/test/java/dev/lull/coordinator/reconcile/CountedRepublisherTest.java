package dev.lull.coordinator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.queue.QueueUnavailable;
import dev.lull.common.task.ConvertPriority;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.Topic;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import dev.lull.common.testing.TickingClock;
import dev.lull.common.testing.memory.InMemoryQueue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountedRepublisherTest {

    private final InMemoryQueue queue = new InMemoryQueue(new TickingClock());
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CountedRepublisher republisher = new CountedRepublisher(queue.publisher(), registry);

    @Test
    void everyRecordIsCountedByWhatItIsAbout() {
        republisher.publish(
                List.of(new UnitTask("m", Unit.AUDIO, false, 2), new UnitTask("m", Unit.segment(0), true, 2)));
        republisher.publish(new ConvertTask("n", "s", ConvertPriority.NORMAL, 2));
        republisher.publish(new UploadTask(UploadPriority.IMAGES, "s", List.of("o"), 2));

        assertThat(queue.published(Topic.CONVERT_SEGMENTS)).hasSize(1);
        assertThat(queue.published(Topic.CONVERT_URGENT)).hasSize(1);
        assertThat(count("unit")).isEqualTo(2);
        assertThat(count("conversion")).isEqualTo(1);
        assertThat(count("upload")).isEqualTo(1);
    }

    @Test
    void whatTheBrokerDidNotTakeIsNotCounted() {
        queue.disconnect();

        assertThatThrownBy(() -> republisher.publish(new ConvertTask("n", "s", ConvertPriority.NORMAL, 2)))
                .isInstanceOf(QueueUnavailable.class);

        assertThat(count("conversion")).isZero();
    }

    private double count(String record) {
        return registry.get("lull.republished").tag("record", record).counter().count();
    }
}
