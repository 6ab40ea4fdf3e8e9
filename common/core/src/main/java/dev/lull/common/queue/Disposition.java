package dev.lull.common.queue;

import dev.lull.common.media.Failure;
import java.time.Duration;

/** What a {@link TaskLoop} does with a task after a run. */
sealed interface Disposition {

    /** The queue forgets it. */
    record Acknowledge() implements Disposition {}

    /** Others may have it. */
    record Release() implements Disposition {}

    /** It stays in hand and is tried again. */
    record TryAgain(Duration pause) implements Disposition {}

    /** The handler settles it for good. */
    record GiveUp(Failure failure) implements Disposition {}
}
