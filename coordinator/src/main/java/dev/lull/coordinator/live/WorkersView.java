package dev.lull.coordinator.live;

import dev.lull.common.ledger.HeldTask;
import dev.lull.common.ledger.WorkerState;
import dev.lull.common.task.Unit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is at work.
 *
 * @param shown those that are there longest
 */
public record WorkersView(long total, List<WorkerView> shown) {

    /**
     * A worker as it told of itself within the last seconds; times are those of the ledger's clock.
     *
     * @param name in claims, events and logs
     * @param role upload, convert or coordinator
     * @param since when it began
     * @param seenAt when it told this; one that tells nothing for half a minute is left out
     * @param holds what it is at
     * @param standing how many of its programs are suspended
     * @param loopTurnedAt when the one of its loops that turned longest ago did
     */
    public record WorkerView(
            String name,
            String role,
            String version,
            Instant since,
            Instant seenAt,
            List<HeldView> holds,
            long standing,
            Instant loopTurnedAt) {

        static WorkerView of(WorkerState worker, Map<String, String> names) {
            return new WorkerView(
                    worker.name(),
                    worker.role(),
                    worker.version(),
                    worker.since(),
                    worker.seenAt(),
                    worker.holds().stream()
                            .map(held -> HeldView.of(held, names.get(held.media())))
                            .toList(),
                    worker.holds().stream().filter(HeldTask::suspended).count(),
                    worker.loopTurnedAt());
        }
    }

    /**
     * A task in the hands of a worker.
     *
     * @param work images, videos or converted for uploads; plan or unit for conversions
     * @param media id of the file, the first of several
     * @param name of that file; null where it is not known any more
     * @param files how many it is about
     * @param unit of a conversion; null for all other work
     * @param fraction of it that is done, 0 to 1; null where that is not known
     */
    public record HeldView(
            String work,
            String media,
            @Nullable String name,
            int files,
            @Nullable String unit,
            Instant since,
            boolean suspended,
            @Nullable Double fraction) {

        static HeldView of(HeldTask held, @Nullable String name) {
            Unit unit = held.unit();
            return new HeldView(
                    work(held),
                    held.media(),
                    name,
                    held.files(),
                    unit == null ? null : unit.wireName(),
                    held.since(),
                    held.suspended(),
                    held.fraction());
        }

        private static String work(HeldTask held) {
            return switch (held.topic()) {
                case UPLOAD_IMAGES -> "images";
                case UPLOAD_VIDEOS -> "videos";
                case UPLOAD_CONVERTED -> "converted";
                case CONVERT_URGENT, CONVERT_DEFERRED, CONVERT_LOW, CONVERT_SEGMENTS -> held.isPlan() ? "plan" : "unit";
                case EVENTS, HISTORY, DEAD_LETTER ->
                    throw new IllegalArgumentException(held.topic() + " carries no work");
            };
        }
    }
}
