package dev.lull.common.queue;

import dev.lull.common.media.Failure;
import java.time.Duration;

/** What a {@link TaskLoop} does with a task after a run. */
sealed interface NextStep {

    /** The queue forgets it. */
    record Acknowledge() implements NextStep {}

    /** Others may have it. */
    record Release() implements NextStep {}

    /** It stays in hand and is tried again. */
    record TryAgain(Duration pause) implements NextStep {}

    /** The handler settles it for good. */
    record GiveUp(Failure failure) implements NextStep {}
}
