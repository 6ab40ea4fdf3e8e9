package dev.lull.common.ledger;

import dev.lull.common.media.ConversionKind;
import dev.lull.common.task.Unit;
import java.util.List;

/**
 * What a planner decided, as far as others need to know it.
 *
 * @param units everything to be worked on before assembly, in any order; assembly itself is not listed
 * @param fingerprint equal for equal source, settings and ffmpeg; units made under another one are not reused
 * @param reason why this kind, in words: {@code hevc is not h264; container matroska}
 * @param outputPath where the result will be in the store
 */
public record ConversionPlan(
        ConversionKind kind, List<Unit> units, String fingerprint, String reason, String outputPath) {

    public ConversionPlan {
        units = List.copyOf(units);
        if (units.isEmpty() || units.contains(Unit.ASSEMBLE)) {
            throw new IllegalArgumentException("a plan has units, and assembly is not one of them: " + units);
        }
    }
}
