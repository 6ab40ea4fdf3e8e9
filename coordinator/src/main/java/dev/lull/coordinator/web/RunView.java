package dev.lull.coordinator.web;

import dev.lull.common.ledger.UnitRun;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of ffmpeg for a unit, without the folders of its files.
 *
 * @param at when it was over
 * @param failure why the unit was not made; null when it was
 * @param command what ffmpeg was told, as a shell takes it
 * @param lines the last it said, oldest first
 */
record RunView(
        String unit, String worker, Instant at, @Nullable String failure, String command, List<String> lines) {

    static RunView of(UnitRun run) {
        return new RunView(
                run.unit().wireName(),
                run.worker(),
                run.at(),
                Responses.hidden(run.failure()),
                run.command(),
                run.lines());
    }

    /** All that are kept of a conversion, latest first. */
    record Runs(List<RunView> items) {}
}
