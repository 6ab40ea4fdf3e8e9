package dev.lull.common.ledger;

import java.time.Instant;
import java.util.List;

/**
 * A worker as it last told of itself.
 *
 * @param name in claims, events and logs
 * @param role one word: {@code upload}, {@code convert}, {@code coordinator}
 * @param since when it began
 * @param seenAt when it told this
 * @param loopTurnedAt when the one of its loops that turned longest ago did
 */
public record WorkerState(
        String name,
        String role,
        String version,
        Instant since,
        Instant seenAt,
        Instant loopTurnedAt,
        List<HeldTask> holds) {

    public WorkerState {
        holds = List.copyOf(holds);
    }
}
