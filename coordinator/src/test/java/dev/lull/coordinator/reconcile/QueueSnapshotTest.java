package dev.lull.coordinator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class QueueSnapshotTest {

    private final AtomicInteger readings = new AtomicInteger();
    private final QueueSnapshot snapshot = new QueueSnapshot(topics -> {
        readings.incrementAndGet();
        return List.of(
                new UploadTask(UploadPriority.IMAGES, "s", List.of("a", "b"), 1),
                new ConvertTask("film", "s", 1),
                new UnitTask("other", Unit.segment(1), 1));
    });

    @Test
    void everyFileOfAnAlbumIsOnTheQueue() {
        assertThat(List.of("a", "b")).allMatch(snapshot::upload);
        assertThat(snapshot.upload("film")).isFalse();
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
        assertThat(readings).hasValue(0);

        snapshot.upload("a");
        snapshot.planning("film");

        assertThat(readings).hasValue(1);
    }
}
