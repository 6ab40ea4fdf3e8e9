package dev.lull.common.ledger;

import dev.lull.common.task.Topic;
import dev.lull.common.task.Unit;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A task in the hands of a worker.
 *
 * @param topic it came from, which says what is done with it
 * @param media id of the file, the first of several
 * @param files how many it is about
 * @param unit of a conversion; null for all other work
 * @param since when it was begun
 * @param suspended whether its program stands still
 * @param fraction of it that is done, 0 to 1; null where that is not known
 */
public record HeldTask(
        Topic topic,
        String media,
        int files,
        @Nullable Unit unit,
        Instant since,
        boolean suspended,
        @Nullable Double fraction) {

    private static final Set<Topic> CONVERSIONS =
            EnumSet.of(Topic.CONVERT_URGENT, Topic.CONVERT_DEFERRED, Topic.CONVERT_LOW);

    /** Whether it is a conversion that is being planned. */
    public boolean isPlan() {
        return unit == null && CONVERSIONS.contains(topic);
    }
}
