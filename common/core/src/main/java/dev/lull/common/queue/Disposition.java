package dev.lull.common.queue;

import dev.lull.common.media.Failure;
import java.time.Duration;

/** What a {@link TaskLoop} does with a task after a run. */
sealed interface Disposition {

    /** The queue forgets it. */
    record Acknowledge() implements Disposition {}

    /** The queue has it again already: it is forgotten here, and for a moment nothing is taken. */
    record PassOn() implements Disposition {}

    /** Others may have it. */
    record Release() implements Disposition {}

    /** It stays in hand and is tried again; fresh tasks pass it meanwhile. */
    record TryAgain(Duration pause) implements Disposition {}

    /** It stays in its slot and is tried again: a fresh task would fare no better. */
    record Hold(Duration pause) implements Disposition {}

    /** No worker can do it: it goes to the dead letters. */
    record Reject(String reason) implements Disposition {}

    /** The handler settles it for good. */
    record GiveUp(Failure failure) implements Disposition {}
}
