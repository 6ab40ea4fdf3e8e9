package dev.lull.common.ledger;

import dev.lull.common.media.OneLine;
import dev.lull.common.task.Unit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of ffmpeg for a unit, for people who look into it: nothing is decided by it. Longer texts are cut, and control
 * characters become blanks: what a hostile file has ffmpeg say has no bound.
 *
 * @param worker that ran it
 * @param at when it was over
 * @param failure why the unit was not made; null when it was
 * @param command what ffmpeg was told
 * @param lines the last it said, oldest first
 */
public record UnitRun(
        Unit unit, String worker, Instant at, @Nullable String failure, String command, List<String> lines) {

    /** How many that failed are kept of a conversion. */
    public static final int MOST_FAILED = 10;

    private static final int LONGEST_COMMAND = 4000;
    private static final int LONGEST_LINE = 300;
    private static final int MOST_LINES = 20;

    public UnitRun {
        failure = failure == null ? null : line(failure, LONGEST_LINE);
        command = line(command, LONGEST_COMMAND);
        lines = lines.stream()
                .skip(Math.max(0, lines.size() - MOST_LINES))
                .map(line -> line(line, LONGEST_LINE))
                .toList();
    }

    /** Units of one kind are made with nearly the same command: of those that were made one is enough. */
    public String kind() {
        return unit.isSegment() ? "segment" : unit.wireName();
    }

    private static String line(String text, int longest) {
        return OneLine.cut(text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " "), longest);
    }
}
