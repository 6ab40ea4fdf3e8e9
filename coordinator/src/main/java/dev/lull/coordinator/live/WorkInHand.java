package dev.lull.coordinator.live;

import dev.lull.common.ledger.HeldTask;
import dev.lull.common.ledger.WorkerState;
import dev.lull.common.task.Topic;
import dev.lull.common.task.Unit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What all workers have in hand, by what they told last.
 *
 * @param all whether these are all that are there
 */
record WorkInHand(List<WorkerState> workers, boolean all) {

    /** Of the unit that this worker is at. */
    Optional<HeldTask> unit(String worker, String media, Unit unit) {
        return workers.stream()
                .filter(each -> each.name().equals(worker))
                .flatMap(each -> each.holds().stream())
                .filter(held -> held.media().equals(media) && unit.equals(held.unit()))
                .findFirst();
    }

    boolean isPlanned(String media) {
        return workers.stream()
                .flatMap(each -> each.holds().stream())
                .anyMatch(held -> held.isPlan() && held.media().equals(media));
    }

    /** How many files of this topic are in hand; null where not all workers are known. */
    @Nullable
    Long files(Topic topic) {
        return all
                ? workers.stream()
                        .flatMap(each -> each.holds().stream())
                        .filter(held -> held.topic() == topic)
                        .mapToLong(HeldTask::files)
                        .sum()
                : null;
    }
}
