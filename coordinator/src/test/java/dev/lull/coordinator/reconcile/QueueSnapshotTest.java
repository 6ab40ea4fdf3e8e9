package dev.lull.coordinator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.task.ConvertPriority;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.Task;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QueueSnapshotTest {

    private final AtomicInteger readings = new AtomicInteger();
    private final QueueSnapshot snapshot = new QueueSnapshot((reader, topics) -> {
        readings.incrementAndGet();
        Stream.<Task>of(
                        new UploadTask(UploadPriority.IMAGES, "s", List.of("a", "b"), 1),
                        new ConvertTask("film", "s", ConvertPriority.NORMAL, 1),
                        new UnitTask("other", Unit.segment(1), false, 1))
                .filter(task -> List.of(topics).contains(task.topic()))
                .forEach(reader);
    });

    @Test
    void everyFileOfAnAlbumIsOnTheQueue() {
        assertThat(snapshot.uploads(Set.of("b", "c", "film"))).containsExactly("b");
    }

    @Test
    void whatIsToBePlannedIsToldFromWhatIsInUnits() {
        assertThat(snapshot.planning("film")).isTrue();
        assertThat(snapshot.planning("other")).isFalse();
    }

    @Test
    void oneUnitSaysNothingOfAnother() {
        assertThat(snapshot.unit("other", Unit.segment(1))).isTrue();
        assertThat(snapshot.unit("other", Unit.segment(2))).isFalse();
        assertThat(snapshot.unit("film", Unit.segment(1))).isFalse();
    }

    @Test
    void theQueueIsReadOnceAndOnlyIfAsked() {
        assertThat(snapshot.uploads(Set.of())).isEmpty();
        assertThat(readings).hasValue(0);

        snapshot.planning("film");
        snapshot.unit("other", Unit.segment(1));

        assertThat(readings).hasValue(1);
    }
}
